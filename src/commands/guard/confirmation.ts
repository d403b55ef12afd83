/** What a person is asked before something that spends or destroys is done. */
export interface Confirmation {
  verb: string;
  effect: 'spends' | 'destroys';
  /** The command line that does the same: `mlx run train --depth 8`. */
  command: string;
  /** What `--on` named. */
  where: string;
  isProduction: boolean;
  /** What has to be typed, to the letter, on production: the name of what it is done to, else that of the place. */
  name: string;
  /** What it may cost; asks AWS no more than `mlx plan` does. Rejects with what keeps it from being planned. */
  cost: () => Promise<Cost>;
}

/** What a line may cost, as far as that is known before it is done. */
export type Cost =
  | { kind: 'nothing'; why: string }
  /** USD; of a single job with the hours that it may run and what one of them costs. */
  | { kind: 'at most'; usd: number; hours?: number; perHour?: number }
  | { kind: 'not known'; why: string };

/** Asks; answers whether the person said yes, and on production has typed the name. */
export type Confirm = (asked: Confirmation) => Promise<boolean>;
