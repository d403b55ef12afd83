/** An event of a history to be. `details` has the one member that its type has, such as `taskScheduledEventDetails`. */
export interface NewEvent {
  type: string;
  details?: Readonly<Record<string, object>>;
}

/** Data as an event tells it: a JSON text. */
export function dataText(value: unknown): string {
  return JSON.stringify(value ?? null);
}

/** Told beside each input and output; nothing is cut here. */
const whole = { truncated: false };

export function entered(type: string, name: string, input: unknown): NewEvent {
  const details = { name, input: dataText(input), inputDetails: whole };
  return { type: `${type}StateEntered`, details: { stateEnteredEventDetails: details } };
}

export function exited(type: string, name: string, output: unknown): NewEvent {
  const details = { name, output: dataText(output), outputDetails: whole };
  return { type: `${type}StateExited`, details: { stateExitedEventDetails: details } };
}

/** An event of a task, with its kind of details: `taskEvent('TaskFailed', {...})`. */
export function taskEvent(type: string, details: object): NewEvent {
  const member = `${type[0]?.toLowerCase()}${type.slice(1)}EventDetails`;
  const told = 'output' in details ? { ...details, outputDetails: whole } : details;
  return { type, details: { [member]: 'input' in told ? { ...told, inputDetails: whole } : told } };
}

export function iterationEvent(type: string, name: string, index: number): NewEvent {
  const member = `${type[0]?.toLowerCase()}${type.slice(1)}EventDetails`;
  return { type, details: { [member]: { name, index } } };
}
