import { clipLine } from '../../../show/box.ts';
import { type Line, line, type Span, span } from '../../../show/line.ts';
import { showClock, showDuration } from '../../../show/quantity.ts';
import { safeText } from '../../../show/safe-text.ts';
import { widthOf } from '../../../show/width.ts';
import { editSpans } from '../../draw/edit-spans.ts';
import { showKey } from '../../keys/show-key.ts';
import { type LogActionId, logActions } from '../keys/log-actions.ts';
import type { LogState, Overlay } from '../state/log-state.ts';
import { linesPerSecond } from '../state/lines-per-second.ts';
import { focusedPane, paneState } from '../state/panes.ts';
import { counted, countText, rateText } from './count-text.ts';
import type { Sight } from './sight.ts';

/** The last row: the line being written, else a notice, else how the reading goes. */
export function logStatus(state: LogState, sight: Pick<Sight, 'total' | 'trouble'>): Line {
  const { overlay, notice, failure, area } = state;
  if (overlay?.kind === 'prompt') return promptLine(overlay, notice?.text, area.columns);
  if (overlay?.kind === 'yank') return clipLine(yankLine, area.columns);
  if (notice) return clipLine([span(notice.role, ` ${safeText(notice.text)}`)], area.columns);
  if (failure) return clipLine([span('bad', ` ${safeText(failure.text)}`)], area.columns);
  const facts = factsOf(state, sight);
  return withHints(facts, area.columns);
}

const prompts = { search: '/', include: '& ', exclude: '! ', time: 'to time: ', save: 'save to: ' } as const;

function promptLine(
  { what, line: written, all }: Extract<Overlay, { kind: 'prompt' }>,
  fault: string | undefined,
  width: number,
): Line {
  const told =
    fault ?? (what === 'save' ? (all ? 'all lines; tab: those shown here' : 'the lines shown here; tab: all') : '');
  const head = prompts[what];
  const room = Math.max(10, width - head.length - 1);
  const shown = editSpans(written, room, true);
  const used = 1 + head.length + shown.reduce((sum, { text }) => sum + widthOf(text), 0);
  const note =
    told === '' || width - used < 14 ? [] : [span(fault === undefined ? 'dim' : 'bad', `   ${safeText(told)}`)];
  // What is wrong is said even where it hides the line.
  if (fault !== undefined && note.length === 0) return clipLine([span('bad', ` ${safeText(fault)}`)], width);
  return clipLine([span('accent', ` ${head}`), ...shown, ...note], width);
}

const yankLine: Line = line(
  span('accent', ' copy  '),
  span('strong', 'y'),
  ' line or range  ',
  span('strong', 'b'),
  ' block  ',
  span('strong', 'p'),
  ' what is shown  ',
  span('strong', 'c'),
  ' command',
  span('dim', '   esc nothing'),
);

function factsOf(state: LogState, { total, trouble: storeTrouble }: Pick<Sight, 'total' | 'trouble'>): Line {
  const { reading, end } = state;
  const { at } = paneState(state, focusedPane(state).key);
  const trouble = reading?.trouble;
  const rate = linesPerSecond(state);
  const parts: Span[] = [
    ...(state.isFinding ? [span('accent', 'searching, ^C stops')] : []),
    ...(trouble ? [span('warn', `${safeText(trouble.text)}, since ${showDuration(state.now - trouble.since)}`)] : []),
    ...(storeTrouble === undefined ? [] : [span('warn', safeText(storeTrouble))]),
    at.kind === 'end' ? span('good', end ? 'at the end' : '● follows') : span('warn', '■ held'),
    ...(state.mark ? [span('accent', 'range, yy copies it')] : []),
    span('plain', counted(total, 'line')),
    ...(rate > 0 ? [span('plain', rateText(rate))] : []),
    ...(end ? [] : [...historySpans(state), ...lagSpans(state)]),
    ...(reading && !end && reading.quota > 0 ? [span('dim', `quota ${Math.round(reading.quota * 100)} %`)] : []),
    ...lostSpans(state),
  ];
  return parts.flatMap((part, index) => [span('dim', index === 0 ? ' ' : ' · '), part]);
}

/** How far the lines that were there at the start have been read. */
function historySpans({ reading }: LogState): Span[] {
  if (!reading || reading.hasHistory) return [];
  const to = reading.historyTo ?? Infinity;
  return [span('accent', Number.isFinite(to) ? `history read to ${showClock(to)}` : 'reading history')];
}

/** The lag of the stream that is furthest behind. */
function lagSpans({ reading, streams }: LogState): Span[] {
  const worst = reading?.lag.toSorted((a, b) => b.lag - a.lag)[0];
  if (!worst) return [];
  const host = (reading?.lag.length ?? 0) > 1 ? streams[worst.stream]?.host : undefined;
  return [span('dim', `lag ${showDuration(worst.lag)}${host === undefined ? '' : ` ${safeText(host)}`}`)];
}

/** Nothing is lost; at the end that has been counted. */
function lostSpans({ reading, end, sources }: LogState): Span[] {
  const lost = end?.lost ?? reading?.lost;
  if (lost === undefined) return [];
  if (lost > 0) return [span('bad', `lost ${countText(lost)}`)];
  const audits = Object.values(sources).flatMap((source) =>
    source.kind === 'complete' || source.kind === 'incomplete' ? source.streams : [],
  );
  const sum = (of: 'received' | 'expected') => audits.reduce((all, audit) => all + audit[of], 0);
  if (!end || audits.length === 0) return [span('good', 'lost 0')];
  return [span('good', `lost 0, ${countText(sum('received'))} of ${countText(sum('expected'))} events`)];
}

/** Keys that are told where there is room, the first ones first. */
const hints: readonly (readonly [LogActionId, string])[] = [
  ['help', 'keys'],
  ['search', 'search'],
  ['include', 'filter'],
  ['split', 'split'],
  ['nextError', 'error'],
  ['yank', 'copy'],
  ['quit', 'leave'],
];

function withHints(facts: Line, width: number): Line {
  const used = facts.reduce((sum, { text }) => sum + widthOf(text), 0);
  let room = width - used - 3;
  const shown: Span[] = [];
  for (const [id, text] of hints) {
    const key = showKey(logActions.find((action) => action.id === id)?.keys[0] ?? '');
    room -= key.length + text.length + 3;
    if (room < 0) break;
    shown.push(span('accent', `  ${key}`), span('dim', ` ${text}`));
  }
  const shownWidth = shown.reduce((sum, { text }) => sum + text.length, 0);
  const blank = Math.max(0, width - used - shownWidth - 1);
  return clipLine([...facts, span('plain', ' '.repeat(blank)), ...shown], width);
}
