import type { Run } from './run.ts';

// oxlint-disable-next-line no-control-regex -- SGR sequences begin with ESC
const sequence = /\u001b\[([0-9;:]*)m/g;

/**
 * A text that may bring SGR sequences, and nothing else of a terminal's language, as pieces that say their look each by
 * itself. `base` is the look it begins in and comes back to.
 */
export function colourRuns(text: string, base: string, colour: boolean): Run[] {
  if (!text.includes('\u001b')) return text === '' ? [] : [{ text, sgr: base }];
  const runs: Run[] = [];
  let look = plain;
  let at = 0;
  for (const found of text.matchAll(sequence)) {
    add(runs, text.slice(at, found.index), colour ? sgrOfLook(look, base) : base);
    look = changed(look, found[1] ?? '');
    at = found.index + found[0].length;
  }
  add(runs, text.slice(at), colour ? sgrOfLook(look, base) : base);
  return runs;
}

function add(runs: Run[], text: string, sgr: string): void {
  if (text !== '') runs.push({ text, sgr });
}

/** What has been switched on: colours by their parameters, the rest by the number that switches it on. */
interface Look {
  foreground: string;
  background: string;
  marks: readonly number[];
}

const plain: Look = { foreground: '', background: '', marks: [] };

function sgrOfLook({ foreground, background, marks }: Look, base: string): string {
  const own = [...marks, foreground, background].filter((each) => each !== '').join(';');
  return own === '' ? base : own;
}

function changed(before: Look, parameters: string): Look {
  let look = before;
  const given = parameters.split(';');
  for (let index = 0; index < given.length; index += 1) {
    const parameter = given[index] ?? '';
    const code = Number.parseInt(parameter || '0', 10);
    if (code === 38 || code === 48 || code === 58) {
      const length = parameter.includes(':') ? 1 : extendedLength(given[index + 1]);
      const whole = given.slice(index, index + length).join(';');
      index += length - 1;
      if (length > 1 || parameter.includes(':')) look = withExtended(look, code, whole);
    } else {
      look = withCode(look, code);
    }
  }
  return look;
}

/** `38;5;n` and `38;2;r;g;b`. */
function extendedLength(kind: string | undefined): number {
  if (kind === '5') return 3;
  return kind === '2' ? 5 : 1;
}

function withExtended(look: Look, code: number, parameters: string): Look {
  if (code === 38) return { ...look, foreground: parameters };
  return code === 48 ? { ...look, background: parameters } : look;
}

/** Which marks a code from 21 to 29 switches off. */
const off: Readonly<Record<number, readonly number[]>> = {
  22: [1, 2],
  23: [3],
  24: [4, 21],
  25: [5, 6],
  27: [7],
  29: [9],
};

const knownMarks = new Set([1, 2, 3, 4, 7, 9, 21]);

function withCode(look: Look, code: number): Look {
  if (code === 0) return plain;
  if (knownMarks.has(code)) return { ...look, marks: [...look.marks.filter((mark) => mark !== code), code] };
  const gone = off[code];
  if (gone) return { ...look, marks: look.marks.filter((mark) => !gone.includes(mark)) };
  if (code === 39) return { ...look, foreground: '' };
  if (code === 49) return { ...look, background: '' };
  if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) return { ...look, foreground: String(code) };
  if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) return { ...look, background: String(code) };
  return look;
}
