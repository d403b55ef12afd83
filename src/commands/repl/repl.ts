import type { MlxError } from '../../base/errors.ts';
import type { AnyRunSummary } from '../../runs/any-run.ts';
import type { Host } from '../command.ts';
import type { Value } from '../value.ts';
import type { Workbench } from '../workbench.ts';
import type { ReplCompletion } from './repl-completion.ts';

/** Expressions over the project's live objects, for any face: the session's line, `mlx repl`, `mlx eval`, a pipe. */
export interface Repl {
  /** Settles whatever the text does. */
  evaluate: (text: string) => Promise<Answer>;
  /** What the text would give, in one line, if that can be known without effects in 50 ms. */
  preview: (text: string) => Promise<string | undefined>;
  complete: (text: string, cursor: number) => Promise<ReplCompletion>;
  /** What stands under the cursor: the signature of the call, its argument, its doc. */
  hint: (text: string, cursor: number) => Promise<Hint | undefined>;
  /** Lets go of what `evaluate` waits for. */
  letGo: () => void;
  /** To be awaited before the process ends. */
  close: () => Promise<void>;
}

/** What a line came to. `told` is what it wrote to the console meanwhile, made safe. */
export type Answer = { told: string } & (
  | { kind: 'value'; value: Value; /** The live object, for `--json`. */ plain: unknown }
  /** What mlx or the line threw, in words. */
  | { kind: 'thrown'; thrown: MlxError }
);

export interface Hint {
  /** `plan(target, params?, options?)`, with the argument under the cursor by its place. */
  label: string;
  /** Start and end of the argument in `label`. */
  marked?: readonly [number, number];
  doc?: string;
}

/** Something selected on a screen, and the list whose member of this name has more to tell, if there is one. */
export interface Selected {
  item: { name: string };
  list?: 'jobs' | 'flows' | 'tables';
}

/** What the REPL is opened in. */
export interface ReplWorld {
  host: Pick<Host, 'cwd' | 'env' | 'commands' | 'signal' | 'notify' | 'confirm' | 'isReadOnly' | 'onCall'>;
  /** What `--on` said. */
  on?: string;
  bench: () => Promise<Workbench>;
  /** What `it` is: the selection of a screen. */
  selected?: () => Selected | undefined;
  /** Something that a line left behind, a timer mostly, has thrown. */
  onLate?: (thrown: unknown) => void;
  /** A line has launched a run. */
  onLaunched?: (run: AnyRunSummary) => void;
}
