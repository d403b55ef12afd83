import type { HearCall } from '../aws/calls/call.ts';
import type { Env } from '../base/env.ts';
import type { ExitCode } from '../base/exit-codes.ts';
import type { Theme } from '../base/theme.ts';
import type { FlowProgress } from '../runs/flows/follow/flow-progress.ts';
import type { FeedRequest } from '../runs/logs/feed/log-feed.ts';
import type { Confirm } from './guard/confirmation.ts';
import type { Heading } from './tour/heading.ts';
import type { HelpPage } from './help/help-page.ts';
import type { Ask } from './question.ts';
import type { ToldLines } from './told-lines.ts';
import type { Talk } from './talk.ts';
import type { Value } from './value.ts';

/** One verb, once: the CLI, the REPL and the palette are made from the table of these. Light data; `load` brings the work. */
export interface Command {
  /** As it is typed; a second word after a space makes it a verb below another: `local serve`. */
  name: string;
  /** Where help lists it; absent: nowhere. */
  group?: Group;
  /** One line for lists. */
  summary: string;
  /** A paragraph for `mlx help NAME`. */
  about?: string;
  args: readonly Argument[];
  flags: Readonly<Record<string, Flag>>;
  examples: readonly { run: string; does: string }[];
  /** True where flags that the command itself does not know are params of the job named by the first argument. */
  takesParams?: boolean;
  /** True where it takes the whole screen, or asks its way through one, and so can't be run inside the session. */
  takesScreen?: boolean;
  /** True where the log lines that it tells are what was asked for, and so belong to its data. */
  tellsLines?: boolean;
  /** What the verb does to the world at most; a face may ask before the last two. */
  effect: VerbEffect;
  /** What a line of it does, where that may be less. */
  effectOf?: (input: Input) => VerbEffect;
  load: () => Promise<{ run: Run }>;
}

export type VerbEffect = 'reads' | 'writes files' | 'spends' | 'destroys';

/** The groups of verbs, in the order in which help shows them. */
export const groups = {
  start: 'Start',
  run: 'Run',
  look: 'Look',
  ask: 'Ask',
  flows: 'Flows',
  data: 'Data',
  mlx: 'mlx itself',
} as const;

export type Group = keyof typeof groups;

export interface Argument {
  name: string;
  help: string;
  required: boolean;
  /** True where it takes all words that remain. */
  rest?: boolean;
  completes?: Completes;
}

export interface Flag {
  help: string;
  type: 'boolean' | 'string' | 'number' | 'list';
  short?: string;
  /** What stands for the value in help: `NAME`. */
  value?: string;
  default?: string | number | boolean;
  choices?: readonly string[];
  completes?: Completes;
}

/** What a word completes from. */
export type Completes =
  | 'job'
  | 'target'
  | 'run'
  | 'table'
  | 'recipe'
  | 'profile'
  | 'file'
  | 'command'
  | 'param'
  | 'topic'
  | 'name';

/** What a face has read from its line: plain values, by the names in the table. */
export interface Input {
  args: Readonly<Record<string, string | readonly string[] | undefined>>;
  flags: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  /** Params of the job, as text, where the command takes them. */
  params: Readonly<Record<string, string>>;
}

/** What a verb may know and do besides its input. The faces differ only here. */
export interface Host {
  cwd: string;
  env: Env;
  /** The table of verbs that the face reads its lines by. */
  commands: readonly Command[];
  /** Aborted by Ctrl-C or by leaving the pane; a verb that follows something then lets go of it. */
  signal: AbortSignal;
  /** True where a person can be asked. */
  interactive: boolean;
  /** Tells of progress while the verb runs. */
  notify: (progress: FlowProgress | Heading | ToldLines) => void;
  /** Resolves when what was told has left, so that a slow reader slows the telling down; absent where nothing piles up. */
  drained?: () => Promise<void>;
  ask: Ask;
  /** Answers texts one after another, from a terminal or a pipe, and says how that ended. */
  talk: (talk: Talk) => Promise<ExitCode>;
  /** All of standard input, as text. */
  readInput: () => Promise<string>;
  /** Rings, or has the terminal tell its desktop a text, which is made safe; absent where there is no terminal to do so. */
  alert?: (how: 'bell' | 'desktop', text: string) => void;
  /** Asks before something that spends or destroys; absent where nobody can be asked. */
  confirm?: Confirm;
  /** True where nothing may be changed, besides MLX_READ_ONLY in `env`; may become true while a verb runs. */
  isReadOnly?: () => boolean;
  /** Hears of each call of AWS that the verb makes. */
  onCall?: HearCall;
  /** Runs another command line through the same face, in that folder, and answers with its exit code. */
  perform: (words: readonly string[], cwd: string) => Promise<ExitCode>;
  /** Takes the whole screen until the person leaves it; absent where there is no terminal, or where the screen is taken. */
  openSession?: (options: { on?: string; isSpoken: boolean }) => Promise<ExitCode>;
  /** The keys of the session and of the screen of a log; absent where a face has no screens. */
  keysPage?: () => Promise<HelpPage>;
  /** Shows a log on the whole screen until the person leaves it; absent where there is no terminal, or where the screen is taken. */
  openLogs?: (request: FeedRequest) => Promise<ExitCode>;
}

/** What the session has to know of the process around it. */
export interface SessionOptions {
  cwd: string;
  env: Host['env'];
  commands: Host['commands'];
  /** Where to look and run: `local` or an AWS profile; absent: what the project says. */
  on?: string;
  /** Aborted when the process has to end; the session then gives the terminal back and returns. */
  signal: AbortSignal;
  theme: Theme;
  /** Told in lines below each other, for whoever hears the screen, and for terminals that can do no more. */
  isSpoken: boolean;
}

export type OpenSession = (options: SessionOptions) => Promise<ExitCode>;

/** What the screen of a log has to know of the process around it, besides what to read. */
export interface LogsOptions extends Pick<SessionOptions, 'signal' | 'theme'> {
  request: FeedRequest;
}

export type OpenLogs = (options: LogsOptions) => Promise<ExitCode>;

/** Does the verb's work and returns what it found; throws `MlxError`. Prints nothing. */
export type Run = (input: Input, host: Host) => Promise<Outcome>;

export interface Outcome {
  value: Value;
  exit: ExitCode;
}
