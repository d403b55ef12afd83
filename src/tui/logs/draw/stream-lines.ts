import type { SourceState, StreamAudit } from '../../../logs/read/reader.ts';
import { type Line, line, type Span, span } from '../../../show/line.ts';
import { showDuration } from '../../../show/quantity.ts';
import { safeText } from '../../../show/safe-text.ts';
import { type Column, drawTable } from '../../../show/table.ts';
import type { LogState } from '../state/log-state.ts';
import { countText } from './count-text.ts';

const columns: readonly Column[] = [
  { title: 'step', least: 6 },
  { title: 'host', least: 6 },
  { title: 'lines', align: 'right', least: 5 },
  { title: 'errors', align: 'right', least: 3 },
  { title: 'lag', align: 'right', least: 5 },
  { title: 'events', least: 9 },
  { title: 'clock', least: 8 },
  { title: 'stream', least: 12 },
];

/** How each stream goes: its lines, how far it is behind, what was counted at its end, and how wrong its host's clock is. */
export function streamLines(state: LogState, width: number): readonly Line[] {
  const { streams, counts, reading, sources } = state;
  if (streams.length === 0) return [line(span('dim', 'no stream has been found yet'))];
  const lags = new Map(reading?.lag.map((each) => [each.stream, each]));
  const audits = new Map(
    Object.values(sources)
      .flatMap(auditsOf)
      .map((each) => [each.stream.index, each]),
  );
  const rows = streams
    .filter((stream) => stream !== undefined)
    .map((stream) => {
      const count = counts[stream.index];
      const lag = lags.get(stream.index);
      const errors = count?.errors ?? 0;
      return [
        safeText(stream.step ?? ''),
        safeText(stream.host),
        countText(count?.lines ?? 0),
        errors > 0 ? span('bad', countText(errors)) : '',
        lag ? showDuration(lag.lag) : '',
        auditCell(audits.get(stream.index)),
        clockCell(lag?.skew ?? 0),
        span('dim', safeText(stream.name)),
      ];
    });
  const hasSteps = streams.some((stream) => stream?.step !== undefined);
  const shown = hasSteps
    ? drawTable(columns, rows, width)
    : drawTable(
        columns.slice(1),
        rows.map((row) => row.slice(1)),
        width,
      );
  return [...shown, ...Object.values(sources).flatMap(trouble)];
}

function auditsOf(source: SourceState): readonly StreamAudit[] {
  return source.kind === 'complete' || source.kind === 'incomplete' ? source.streams : [];
}

function auditCell(audit: StreamAudit | undefined): string | Span {
  if (!audit) return '';
  const text = `${countText(audit.received)} of ${countText(audit.expected)}`;
  return span(audit.received < audit.expected ? 'bad' : 'good', text);
}

/** Milliseconds from which on a clock is called wrong. */
const wrong = 1000;

function clockCell(skew: number): string | Span {
  if (Math.abs(skew) < wrong) return '';
  return span('warn', `${showDuration(Math.abs(skew))} ${skew > 0 ? 'fast' : 'slow'}`);
}

function trouble(source: SourceState): Line[] {
  return source.kind === 'incomplete' ? [line(span('bad', `incomplete: ${safeText(source.why)}`))] : [];
}
