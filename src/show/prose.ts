import { type Line, type Role, type Span, span } from './line.ts';
import { safeText } from './safe-text.ts';
import { wrap } from './wrap.ts';

/** Columns beyond which a sentence is hard to read. */
const widestProse = 100;

/** Wraps sentences of mlx's own; what stands between backticks is a command or a name and is drawn as such. */
export function drawProse(text: string, width: number, role: Role = 'plain'): Line[] {
  const safe = text.split('\n').map(safeText).join('\n');
  let quoted = false;
  return wrap(safe, Math.min(width, widestProse)).map((wrapped) => {
    const spans: Span[] = [];
    for (const piece of wrapped.split(/(`)/)) {
      if (piece === '`') quoted = !quoted;
      if (piece !== '') spans.push(span(quoted || piece === '`' ? 'accent' : role, piece));
    }
    return spans;
  });
}

/** A label in a column of its own with wrapped sentences beside it. */
export function drawLabelled(label: string, labelWidth: number, text: string, width: number, role?: Role): Line[] {
  return beside(label, labelWidth, drawProse(text, width - labelWidth, role));
}

/** A label in a column of its own with lines beside it. */
export function beside(label: string, labelWidth: number, lines: readonly Line[]): Line[] {
  return lines.map((each, index) => [span('dim', (index === 0 ? label : '').padEnd(labelWidth)), ...each]);
}
