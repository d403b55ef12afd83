import type { MlxError } from '../base/errors.ts';
import type { ReplCompletion } from './repl/repl-completion.ts';
import type { Value } from './value.ts';

/** Texts that a person or a pipe gives one after another, and what becomes of each. */
export interface Talk {
  /** Earlier texts, oldest first. */
  history: readonly string[];
  /** False where a text wants another line. */
  isComplete: (text: string) => boolean;
  complete: (text: string, cursor: number) => Promise<ReplCompletion>;
  /** Settles whatever the text does. `told` is what it wrote to the console. */
  answer: (text: string) => Promise<{ told: string } & ({ value: Value } | { thrown: MlxError })>;
  /** Lets go of what `answer` waits for. */
  letGo: () => void;
  /** What to say at the start, and how to find help. */
  greeting: string;
}
