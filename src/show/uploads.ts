import { bytesInWords } from '../base/bytes.ts';
import type { Upload } from '../plan/plan.ts';
import { type Line, line, span } from './line.ts';
import { drawPairs } from './pairs.ts';
import { drawLabelled } from './prose.ts';

/** What is sent before a job starts: the folder that all of it goes to, each file with its size, and the sum. */
export function drawUploads(uploads: readonly Upload[], width: number): Line[] {
  if (uploads.length === 0) return [];
  const total = uploads.reduce((sum, { bytes }) => sum + bytes, 0);
  const folder = commonFolder(uploads.map(({ to }) => to));
  const pairs = uploads.map(({ to, bytes }) => ({
    name: bytesInWords(bytes).padStart(7),
    value: to.slice(folder.length),
  }));
  const count = uploads.length === 1 ? '1 file' : `${uploads.length} files`;
  return [
    ...drawLabelled('to', 9, folder, width, 'dim'),
    ...drawPairs(pairs, width),
    line(span('dim', `${count}, ${bytesInWords(total)} in all`)),
  ];
}

/** What all these URIs begin with, up to a slash; empty where they share nothing. */
export function commonFolder(uris: readonly string[]): string {
  const [first = '', ...others] = uris;
  let end = first.lastIndexOf('/') + 1;
  while (others.some((uri) => !uri.startsWith(first.slice(0, end)))) end = first.lastIndexOf('/', end - 2) + 1;
  return first.slice(0, end);
}
