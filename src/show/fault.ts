import type { Fault } from '../base/fault.ts';
import { type Line, line, span } from './line.ts';
import { drawLabelled, drawProse } from './prose.ts';
import { safeText } from './safe-text.ts';
import { clip, headOf, widthOf } from './width.ts';

const widest = 120;

/** A fault at its place: where, the line itself with a caret, what is wrong, the rule and the repair. */
export function drawFault({ place, what, rule, fix, nearest }: Fault, available: number): Line[] {
  const width = Math.min(available, widest);
  const number = String(place.line);
  const gutter = number.length + 4;
  const source = window(place.text, place.column - 1, Math.max(1, place.length), width - gutter);
  const label = 6;
  const inner = width - gutter;
  const fits = source.from + source.mark.length + 1 + widthOf(safeText(what)) <= inner;
  const beside = fits ? ` ${safeText(what)}` : '';
  return [
    line(span('accent', safeText(`${place.file}:${place.line}:${place.column}`))),
    line(span('dim', ` ${number} │ `), source.text),
    line(
      span('dim', `${' '.repeat(number.length + 1)} │ `),
      ' '.repeat(source.from),
      span('bad', source.mark + beside),
    ),
    ...[
      ...(beside === '' ? drawProse(what, inner, 'bad') : []),
      ...(nearest ? drawLabelled('near', label, `did you mean \`${nearest}\`?`, inner) : []),
      ...drawLabelled('rule', label, rule, inner),
      ...drawLabelled('fix', label, fix, inner),
    ].map((each) => [span('plain', ' '.repeat(gutter)), ...each]),
  ];
}

interface Window {
  text: string;
  /** Columns before the mark. */
  from: number;
  mark: string;
}

/** The part of a long line that holds the fault, with the caret's place in it; tabs and wide characters are counted as drawn. */
function window(text: string, start: number, length: number, width: number): Window {
  const before = safeText(text.slice(0, start).replaceAll('\t', '  '));
  const marked = safeText(text.slice(start, start + length).replaceAll('\t', '  '));
  const whole = before + marked + safeText(text.slice(start + length).replaceAll('\t', '  '));
  const markWidth = Math.max(1, Math.min(widthOf(marked), width - 2));
  if (widthOf(before) + markWidth < width) {
    return { text: clip(whole, width), from: widthOf(before), mark: '^'.repeat(markWidth) };
  }
  const cut = headOf(before, Math.max(0, widthOf(before) - Math.floor((width - markWidth) / 2)));
  const rest = whole.slice(cut.length);
  return {
    text: clip(`…${rest}`, width),
    from: widthOf(before) - widthOf(cut) + 1,
    mark: '^'.repeat(markWidth),
  };
}
