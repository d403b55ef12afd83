import type { Change, LineChange } from '../inspect/diff/change.ts';
import type { Difference } from '../inspect/diff/difference.ts';
import { lineOf } from '../inspect/values/outline.ts';
import { clipLine } from './box.ts';
import { emptyLine, indent, type Line, line, span } from './line.ts';
import { drawProse } from './prose.ts';
import { safeText } from './safe-text.ts';
import { drawSection } from './section.ts';
import { widthOf } from './width.ts';
import { wrap } from './wrap.ts';

/** Changes of one section that are drawn. */
const most = 100;

/** In what two things differ, section by section: `-` what was, `+` what is; long texts line by line. */
export function drawDifference({ before, after, sections, same, notes }: Difference, width: number): Line[] {
  const inner = width - 2;
  return [
    clipLine([span('bad', '- '), span('strong', before)], width),
    clipLine([span('good', '+ '), span('strong', after)], width),
    ...sections.flatMap(({ title, changes }) =>
      drawSection(title, [
        ...changes.slice(0, most).flatMap((change) => drawChange(change, inner)),
        ...(changes.length > most ? [line(span('dim', `and ${changes.length - most} more`))] : []),
      ]),
    ),
    ...(sections.length === 0 ? [emptyLine, line(span('good', 'nothing differs'))] : []),
    ...(same.length > 0 ? [emptyLine, ...drawProse(`the same: ${same.join(', ')}`, width, 'dim')] : []),
    ...(notes.length > 0 ? [emptyLine, ...notes.flatMap((note) => drawProse(note, width, 'warn'))] : []),
  ];
}

function drawChange({ path, kind, before, after, lines, key }: Change, width: number): Line[] {
  const title = [
    span('accent', safeText(path === '' ? 'the whole' : path)),
    ...(key === undefined ? [] : [span('dim', `  ${safeText(key)} in the head`)]),
  ];
  if (lines)
    return [
      clipLine(title, width),
      ...indent(
        lines.map((each) => drawLine(each, width - 2)),
        2,
      ),
    ];
  if (kind === 'moved') return [clipLine([...title, span('dim', '  in another order')], width)];
  const [was, is] = [before, after].map((value) => (value === undefined ? undefined : safeText(lineOf(value).text)));
  const short = [was, is].filter((text) => text !== undefined).join(' → ');
  const used = title.reduce((sum, { text }) => sum + widthOf(text), 0);
  if (was !== undefined && is !== undefined && used + widthOf(short) + 2 <= width) {
    return [line(...title, span('bad', `  ${was}`), span('dim', ' → '), span('good', is))];
  }
  return [
    clipLine(title, width),
    ...(was === undefined ? [] : drawSide('- ', 'bad', was, width)),
    ...(is === undefined ? [] : drawSide('+ ', 'good', is, width)),
  ];
}

function drawSide(mark: string, role: 'good' | 'bad', text: string, width: number): Line[] {
  return wrap(text, width - 4).map((each, index) => line(span(role, `  ${index === 0 ? mark : '  '}${each}`)));
}

function drawLine({ kind, text, line: number }: LineChange, width: number): Line {
  const place = String(number).padStart(4);
  switch (kind) {
    case 'same':
      return clipLine([span('dim', `${place}   ${safeText(text)}`)], width);
    case 'removed':
      return clipLine([span('dim', `${place} `), span('bad', `- ${safeText(text)}`)], width);
    case 'added':
      return clipLine([span('dim', `${place} `), span('good', `+ ${safeText(text)}`)], width);
  }
}
