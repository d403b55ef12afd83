import type { OperationWords, ServiceWords, ShapeWords } from './service-words.ts';

/** The words of a service as they are asked for: each operation and shape is read by itself. */
export interface WordsReader {
  source: string;
  /** Names, in the order of the alphabet. */
  operations: readonly string[];
  shapes: readonly string[];
  operation: (name: string) => OperationWords | undefined;
  shape: (name: string) => ShapeWords | undefined;
  /** A line for each of `operations`, then of `shapes`: its name and its words, byte by byte, for a search. */
  lines: () => string;
}

/** A line of JSON that says where the words of each name stand, then a line for each: the name and its words as JSON. */
export function writeWords({ source, operations, shapes }: ServiceWords): string {
  let at = 0;
  const lines: string[] = [];
  const place = (name: string, entry: object): Place => {
    const text = `${name} ${JSON.stringify(entry)}\n`;
    lines.push(text);
    const start = at + Buffer.byteLength(name) + 1;
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
    lines: () => file.toString('latin1', end + 1),
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
  place: (name: string, entry: T) => Place,
): Record<string, Place> {
  return Object.fromEntries(
    Object.entries(entries)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, entry]): [string, Place] => [name, place(name, entry)]),
  );
}
