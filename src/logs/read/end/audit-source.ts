import type { LogSource } from '../../source.ts';
import { openAudit, type Audit } from './audit.ts';
import type { StreamAudit } from '../reader.ts';
import type { SourceSweeps } from '../sweeps/source-sweeps.ts';
import type { Priority } from '../../budget/call-budget.ts';

/** What reading everything once more came to. */
export interface SourceAudit {
  /** Events that had been missing. */
  brought: number;
  streams: readonly StreamAudit[];
}

export interface AuditHow {
  signal: AbortSignal;
  priority: Priority;
  isBackward?: boolean;
  /** Hears of each page. */
  page: () => void;
}

/** The most names of a call. */
const mostNames = 100;

/** Reads all of a source, tells what was missing, and counts what the service has against what was told. */
export async function auditSource(sweeps: SourceSweeps, how: AuditHow): Promise<SourceAudit> {
  const audit = openAudit(sweeps.told);
  let brought = 0;
  for (const streams of rangesOf(sweeps)) {
    const context = { audit: audit.see, isHistory: sweeps.ledger.told() === 0 };
    brought += await sweeps.pages({ streams, isBackward: how.isBackward }, context, how);
  }
  brought += await bringForgotten(sweeps, audit, how);
  const counted = sweeps.streams
    .all()
    .map((one) => ({ stream: one.stream, received: one.told, expected: audit.expected(one) }));
  return { brought, streams: counted };
}

/** Reads times again of which too little was remembered to tell what was missing at once. */
async function bringForgotten(sweeps: SourceSweeps, audit: Audit, how: AuditHow): Promise<number> {
  let brought = 0;
  for (const { from, to, isMissing } of audit.lacking()) {
    for (const streams of rangesOf(sweeps)) {
      const context = {
        audit: (_stream: unknown, timestamp: number, hash: Parameters<typeof isMissing>[1]) =>
          isMissing(timestamp, hash),
      };
      brought += await sweeps.pages({ streams, from, to: to - 1 }, context, { ...how });
    }
  }
  return brought;
}

function rangesOf({ source, streams }: SourceSweeps): LogSource['streams'][] {
  if ('prefix' in source.streams) return [source.streams];
  const names = streams
    .all()
    .filter(({ isGone }) => !isGone)
    .map(({ stream }) => stream.name);
  return Array.from({ length: Math.ceil(names.length / mostNames) }, (_, index) => ({
    names: names.slice(index * mostNames, (index + 1) * mostNames),
  }));
}
