import type { OperationWords, ServiceWords, ShapeWords } from './service-words.ts';

/** The words of a service as they are asked for: each operation and shape is read by itself. */
export interface WordsReader {
  source: string;
  /** Names, in the order of the alphabet. */
  operations: readonly string[];
  shapes: readonly string[];
  operation: (name: string) => OperationWords | undefined;
  shape: (name: string) => ShapeWords | undefined;
}

/** A line of JSON that says where each name's own line stands, then those lines. */
export function writeWords({ source, operations, shapes }: ServiceWords): string {
  let at = 0;
  const lines: string[] = [];
  const place = (entry: object): Place => {
    const text = `${JSON.stringify(entry)}\n`;
    lines.push(text);
    const start = at;
    at += Buffer.byteLength(text);
    return [start, at - 1];
  };
  const index: Index = { source, operations: mapped(operations, place), shapes: mapped(shapes, place) };
  return `${JSON.stringify(index)}\n${lines.join('')}`;
}

/** Reads what `writeWords` wrote; throws a SyntaxError for anything else. */
export function readWords(file: Buffer): WordsReader {
  const end = file.indexOf('\n');
  const { source, operations, shapes } = JSON.parse(file.toString('utf8', 0, end)) as Index;
  const lineOf = (places: Index['shapes'], name: string): unknown => {
    const place = Object.hasOwn(places, name) ? places[name] : undefined;
    return place && JSON.parse(file.toString('utf8', end + 1 + place[0], end + 1 + place[1]));
  };
  return {
    source,
    operations: Object.keys(operations),
    shapes: Object.keys(shapes),
    operation: (name) => lineOf(operations, name) as OperationWords | undefined,
    shape: (name) => lineOf(shapes, name) as ShapeWords | undefined,
  };
}

/** Bytes after the first line, from and up to. */
type Place = readonly [from: number, to: number];

interface Index {
  source: string;
  operations: Readonly<Record<string, Place>>;
  shapes: Readonly<Record<string, Place>>;
}

function mapped<T extends object>(
  entries: Readonly<Record<string, T>>,
  place: (entry: T) => Place,
): Record<string, Place> {
  return Object.fromEntries(
    Object.entries(entries)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, entry]): [string, Place] => [name, place(entry)]),
  );
}
