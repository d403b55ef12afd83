/** Why a state failed, under the name by which Retry and Catch know it. */
export class StateFault extends Error {
  readonly reason: string | undefined;

  /** `name` is such as `States.TaskFailed`; `reason` is the Cause, often a JSON text. */
  constructor(name: string, reason?: string) {
    super(reason ?? '');
    this.name = name;
    this.reason = reason;
  }
}

/** A fault that neither Retry nor Catch can meet. */
export function runtimeFault(reason: string): StateFault {
  return new StateFault('States.Runtime', reason);
}

/** Whether one of the names in an ErrorEquals means this fault. `isTask`: whether a task failed with it. */
export function isMet(fault: StateFault, names: readonly string[], isTask: boolean): boolean {
  const timedOut = fault.name === 'States.Timeout' || fault.name === 'States.HeartbeatTimeout';
  return names.some((name) => {
    if (fault.name === 'States.Runtime') return false;
    if (name === fault.name || (name === 'States.Timeout' && timedOut)) return true;
    if (fault.name === 'States.DataLimitExceeded') return false;
    return name === 'States.ALL' || (name === 'States.TaskFailed' && isTask && !timedOut);
  });
}
