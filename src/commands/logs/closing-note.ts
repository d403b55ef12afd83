import type { SourceState, StreamAudit } from '../../logs/read/reader.ts';

/** How the sources of a reading ended, by their ids. */
export type SourceStates = ReadonlyMap<string, SourceState>;

/** True where something that a service has could not be read. */
export function isIncomplete(states: SourceStates): boolean {
  return [...states.values()].some((state) => state.kind === 'incomplete');
}

/** How many streams are named where they lack something. */
const most = 20;

/** What was read of what the service has: one line where all is well, else one a stream that lacks something. */
export function closingNotes(states: SourceStates): string[] {
  const ended = [...states.values()].filter((state) => state.kind === 'complete' || state.kind === 'incomplete');
  if (ended.length === 0) return [];
  const audits = ended.flatMap(({ streams }) => streams);
  const [received, expected] = [sum(audits, 'received'), sum(audits, 'expected')];
  const counted = `${events(received)} of ${count(audits.length, 'stream')}`;
  if (!isIncomplete(states)) return [`${counted}, all that there are`];
  const lacking = audits.filter((audit) => audit.received < audit.expected);
  const why = new Set(ended.flatMap((state) => (state.kind === 'incomplete' ? [state.why] : [])));
  return [
    `incomplete: ${counted}, where there are ${expected.toLocaleString('en-US')} at least`,
    ...lacking.slice(0, most).map(({ stream, received: has, expected: wanted }) => {
      const step = stream.step === undefined ? '' : `${stream.step} `;
      return `  ${step}${stream.host}: ${has.toLocaleString('en-US')} of ${events(wanted)}`;
    }),
    ...(lacking.length > most ? [`  and ${count(lacking.length - most, 'more stream')}`] : []),
    ...[...why].map((text) => `  ${text}`),
  ];
}

function sum(audits: readonly StreamAudit[], field: 'received' | 'expected'): number {
  return audits.reduce((total, audit) => total + audit[field], 0);
}

function events(number: number): string {
  return count(number, 'event');
}

function count(number: number, name: string): string {
  return `${number.toLocaleString('en-US')} ${name}${number === 1 ? '' : 's'}`;
}
