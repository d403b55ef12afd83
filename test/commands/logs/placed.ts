import type { PlacedLine } from '../../../src/logs/line.ts';

/** Lines one second after the other, of the stream 0 where nothing else is said. */
export function placed(...lines: readonly (string | Partial<PlacedLine>)[]): PlacedLine[] {
  return lines.map((line, index) => ({
    run: 'r',
    group: 'g',
    stream: 's',
    host: 'algo-1',
    timestamp: 1_000 * index,
    order: 1_000 * index,
    streamIndex: 0,
    sequence: index,
    text: '',
    ...(typeof line === 'string' ? { text: line } : line),
  }));
}
