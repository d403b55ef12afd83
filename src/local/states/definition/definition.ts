/** A state machine, or the inside of a Map or of a branch, in the Amazon States Language. It has passed the checks of `checkDefinition`. */
export interface Definition {
  StartAt: string;
  States: Readonly<Record<string, State>>;
  /** Seconds. */
  TimeoutSeconds?: number;
}

/** The fields of all kinds of states; each kind has its own among them. */
export interface State {
  Type: 'Task' | 'Parallel' | 'Map' | 'Pass' | 'Wait' | 'Choice' | 'Succeed' | 'Fail';
  Next?: string;
  End?: boolean;
  InputPath?: string | null;
  Parameters?: unknown;
  ResultSelector?: unknown;
  ResultPath?: string | null;
  OutputPath?: string | null;
  Retry?: readonly Retrier[];
  Catch?: readonly Catcher[];
  Resource?: string;
  TimeoutSeconds?: number;
  TimeoutSecondsPath?: string;
  HeartbeatSeconds?: number;
  HeartbeatSecondsPath?: string;
  Result?: unknown;
  Seconds?: number;
  SecondsPath?: string;
  Timestamp?: string;
  TimestampPath?: string;
  Choices?: readonly ChoiceRule[];
  Default?: string;
  Error?: string;
  ErrorPath?: string;
  Cause?: string;
  CausePath?: string;
  Branches?: readonly Definition[];
  ItemProcessor?: Definition;
  Iterator?: Definition;
  ItemsPath?: string;
  ItemSelector?: unknown;
  MaxConcurrency?: number;
  MaxConcurrencyPath?: string;
}

/** Times in seconds. */
export interface Retrier {
  ErrorEquals: readonly string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: 'FULL' | 'NONE';
}

export interface Catcher {
  ErrorEquals: readonly string[];
  Next: string;
  ResultPath?: string | null;
}

export type ChoiceRule = Readonly<Record<string, unknown>>;

/** What a state runs within itself, one definition a branch; empty for all but Map and Parallel. */
export function insidesOf(state: State): readonly Definition[] {
  const item = state.ItemProcessor ?? state.Iterator;
  return [...(state.Branches ?? []), ...(item ? [item] : [])];
}
