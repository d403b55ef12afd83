import type { Found, Hit, Mark } from '../inspect/find/found.ts';
import { emptyLine, indent, type Line, line, type Role, type Span, span } from './line.ts';
import { safeText } from './safe-text.ts';
import { drawProse } from './prose.ts';
import { clip, widthOf } from './width.ts';

const widest = 120;

/** What was found: each with its type and the sentence that has the words, which stand out. */
export function drawFound({ text, hits, total }: Found, available: number): Line[] {
  const width = Math.min(available, widest);
  if (hits.length === 0)
    return drawProse(`Nothing has all of the words of "${text}", in its name or in its doc.`, width, 'warn');
  return [
    ...hits.flatMap((hit) => drawHit(hit, width)),
    emptyLine,
    ...drawProse(countOf(hits.length, total), width, 'dim'),
  ];
}

function drawHit({ path, type, of, sentence, marks }: Hit, width: number): Line[] {
  const name = safeText(path);
  const beside = `  ${safeText(type)}${of === 'mlx' ? '' : ` · ${of}`}`;
  const room = width - widthOf(name);
  const head =
    room >= 12
      ? [line(span('strong', name), span('dim', clip(beside, room)))]
      : [line(span('strong', clip(name, width)))];
  return [...head, ...(sentence === undefined ? [] : indent([marked(sentence, marks, width - 2)], 2))];
}

/** One line of the sentence, with the first of the words in it. */
function marked(sentence: string, marks: readonly Mark[], width: number): Line {
  const [first] = marks;
  const from =
    first && widthOf(sentence) > width && first[1] > width - 2 ? Math.max(0, first[0] - Math.floor(width / 3)) : 0;
  const start = from === 0 ? 0 : sentence.indexOf(' ', from) + 1;
  const spans: Span[] = start > 0 ? [span('dim', '… ')] : [];
  let at = start;
  let left = width - (start > 0 ? 2 : 0);
  const add = (role: Role, to: number) => {
    const piece = clip(safeText(sentence.slice(at, to)), Math.max(0, left));
    left -= widthOf(piece);
    at = to;
    if (piece !== '') spans.push(span(role, piece));
  };
  for (const [begin, end] of marks.filter(([begin]) => begin >= start)) {
    add('dim', begin);
    add('accent', end);
  }
  add('dim', sentence.length);
  return spans;
}

function countOf(shown: number, total: number): string {
  const more = '`mlx explain NAME` tells all of one';
  if (total > shown) return `the first ${shown} of ${total}; \`--limit\` shows more, ${more}`;
  return `${total === 1 ? '1 thing' : `${total} things`}; ${more}`;
}
