import { createReadStream } from 'node:fs';

/** A row of a result; null is SQL's null. */
export type TextRow = readonly (string | null)[];

/** One line of Athena's result files: each value in double quotes, a null empty. */
export function csvLine(row: TextRow): string {
  return `${row.map((value) => (value === null ? '' : `"${value.replaceAll('"', '""')}"`)).join(',')}\n`;
}

/** Rows of a file of `csvLine`s. */
export interface Page {
  rows: TextRow[];
  /** The byte at which the next row begins; `undefined` where the file ends. */
  next: number | undefined;
}

/** Reads up to `limit` rows of the file from byte `offset`, which is where a row begins. */
export async function readPage(path: string, offset: number, limit: number): Promise<Page> {
  const parser = newParser();
  let at = offset;
  for await (const chunk of createReadStream(path, { start: offset }) as AsyncIterable<Buffer>) {
    for (const byte of chunk) {
      if (parser.rows.length === limit) return { rows: parser.rows, next: at };
      parser.feed(byte);
      at += 1;
    }
  }
  return { rows: parser.rows, next: undefined };
}

const quote = 0x22;
const comma = 0x2c;
const newline = 0x0a;

/** Works on bytes: in UTF-8 the three marks never stand inside another character. */
function newParser() {
  const rows: TextRow[] = [];
  let row: (string | null)[] = [];
  let value: number[] = [];
  let quoted = false;
  let open = false;
  const endValue = () => {
    row.push(quoted ? Buffer.from(value).toString('utf8') : null);
    value = [];
    quoted = false;
  };
  const feed = (byte: number) => {
    if (byte === quote) {
      if (!open && quoted) value.push(quote);
      open = !open;
      quoted = true;
    } else if (open) value.push(byte);
    else if (byte === comma) endValue();
    else if (byte === newline) {
      endValue();
      rows.push(row);
      row = [];
    }
  };
  return { rows, feed };
}
