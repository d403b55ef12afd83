import { type Line, line, type Span, span } from '../../show/line.ts';
import { safeText } from '../../show/safe-text.ts';
import { widthOf } from '../../show/width.ts';
import type { Hint } from '../../commands/repl/repl.ts';
import type { Offer, State } from '../state/state.ts';

/** What is known of the text being written: what is looked for, the words that may come, the signature, or what it would give. */
export function hintRow({ repl, size }: Pick<State, 'repl' | 'size'>): Line {
  const { search, offer, preview, hint } = repl;
  if (search) {
    const found = search.isMissing === true ? span('bad', '  no earlier text has it') : span('dim', '  ⏎ takes it');
    return [span('accent', '   earlier '), span('strong', safeText(search.query)), span('cursor', ' '), found];
  }
  if (offer) return offerRow(offer, size.columns);
  if (hint) return signatureRow(hint);
  return preview === undefined ? [] : line(span('dim', '      = '), span('dim', safeText(preview)));
}

/** The words around the marked one, as many as there is room for, and behind them what that one is. */
function offerRow({ words, chosen }: Offer, columns: number): Line {
  const doc = words[chosen]?.doc;
  const room = columns - 3 - (doc === undefined ? 12 : Math.min(columns / 2, widthOf(doc) + 3));
  let from = Math.max(0, chosen);
  let used = widthOf(words[from]?.word ?? '');
  let end = from + 1;
  for (;;) {
    const next = words[end] ?? (from > 0 ? words[from - 1] : undefined);
    if (!next || used + widthOf(next.word) + 2 > room) break;
    used += widthOf(next.word) + 2;
    if (end < words.length) end += 1;
    else from -= 1;
  }
  const shown = words.slice(from, end).flatMap(({ word, required }, index): Span[] => {
    const role = from + index === chosen ? 'cursor' : required === true ? 'strong' : 'plain';
    return [span(role, safeText(word.trim())), span('plain', '  ')];
  });
  const left = words.length - (end - from);
  const more = left > 0 ? [span('dim', `${left} more  `)] : [];
  return [span('plain', '   '), ...shown, ...more, span('dim', doc === undefined ? '' : safeText(doc))];
}

function signatureRow({ label, marked, doc }: Hint): Line {
  const [from, to] = marked ?? [0, 0];
  const parts: Span[] = [
    span('dim', safeText(label.slice(0, from))),
    span('accent', safeText(label.slice(from, to))),
    span('dim', safeText(label.slice(to))),
  ];
  return [span('plain', '   '), ...parts, span('plain', doc === undefined ? '' : `  ${safeText(doc)}`)];
}
