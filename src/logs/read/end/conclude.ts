import type { SourceAudit } from './audit-source.ts';
import type { SourceState, StreamAudit } from '../reader.ts';
import type { Reading } from '../reading.ts';
import type { SourceSweeps } from '../sweeps/source-sweeps.ts';

/**
 * How a source ended, by what reading everything once more came to; undefined: that could not be done. `isBusy`: lines still
 * came then.
 */
export function concludeAudit(
  sweeps: SourceSweeps,
  reading: Pick<Reading, 'troubles'>,
  audit: SourceAudit | undefined,
  isBusy = false,
): SourceState {
  if (!audit) {
    const why = reading.troubles.of(sweeps.source.id)?.text ?? 'the service did not answer for five minutes';
    return { kind: 'incomplete', streams: receivedBy(sweeps), why };
  }
  const lost = audit.streams.reduce((sum, { received, expected }) => sum + Math.max(0, expected - received), 0);
  if (isBusy) return { kind: 'incomplete', streams: audit.streams, why: 'lines still came long after its end' };
  if (lost === 0) return { kind: 'complete', streams: audit.streams };
  return { kind: 'incomplete', streams: audit.streams, why: `${lost} events came too late to be told from others` };
}

/** What was told, where the service could not be asked what it has. */
export function receivedBy({ streams }: SourceSweeps): StreamAudit[] {
  return streams.all().map(({ stream, told }) => ({ stream, received: told, expected: told }));
}
