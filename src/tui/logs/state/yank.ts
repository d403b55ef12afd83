import { comparePlaces, type Place } from '../../../logs/line.ts';
import type { StoredLine } from '../../../logs/store/log-store.ts';
import { withoutColours } from '../../../base/without-colours.ts';
import type { LogActionId } from '../keys/log-actions.ts';
import { focusedRows } from './focused-rows.ts';
import { logStep, type LogStep } from './log-effect.ts';
import type { LogState } from './log-state.ts';
import type { Look } from './look.ts';
import { lineAt } from './move-lines.ts';
import { paneState } from './panes.ts';
import { shareCommand } from './share-command.ts';

/** Lines that are copied at once at most; more are saved to a file. */
const mostLines = 5000;

/** What is to be copied, without colours. */
export function yank(state: LogState, action: LogActionId, look: Look): LogStep {
  const { key, rows } = focusedRows(state);
  const place = lineAt(state, key, look);
  switch (action) {
    case 'yankLine': {
      if (!place) return nothing(state);
      if (!state.mark) return copied(state, linesBetween(key, place, place, look), 'the line');
      const [first, last] = comparePlaces(state.mark, place) <= 0 ? [state.mark, place] : [place, state.mark];
      const lines = linesBetween(key, first, last, look);
      return copied({ ...state, mark: undefined }, lines, countOf(lines));
    }
    case 'yankBlock': {
      const lines = place ? blockAround(key, place, look) : [];
      return copied(state, lines, countOf(lines));
    }
    case 'yankPane': {
      const { at } = paneState(state, key);
      const { lines } = look.window(key, at.kind === 'end' ? 'end' : { place: at.place, offset: -at.row }, rows);
      return copied(state, lines, countOf(lines));
    }
    case 'yankCommand': {
      const { at } = paneState(state, key);
      const text = shareCommand(state, at.kind === 'end' ? undefined : place);
      return logStep(state, { kind: 'yank', text, what: 'the command' });
    }
    default:
      return logStep(state);
  }
}

function copied(state: LogState, lines: readonly StoredLine[], what: string): LogStep {
  if (lines.length === 0) return nothing(state);
  return logStep(state, { kind: 'yank', text: lines.map(({ text }) => withoutColours(text)).join('\n'), what });
}

function nothing(state: LogState): LogStep {
  return logStep({ ...state, notice: { text: 'there is no line to copy', role: 'warn' } });
}

function countOf({ length }: readonly StoredLine[]): string {
  if (length >= mostLines) return `the first ${mostLines} lines (S saves all)`;
  return length === 1 ? 'the line' : `${length} lines`;
}

function linesBetween(pane: string, first: Place, last: Place, look: Look): readonly StoredLine[] {
  const { lines } = look.window(pane, { place: first, offset: 0 }, 1);
  const all =
    comparePlaces(first, last) === 0 ? lines : look.window(pane, { place: first, offset: 0 }, mostLines).lines;
  return all.filter((line) => comparePlaces(line, last) <= 0);
}

/** Lines before and behind one that can belong to it. */
const longestBlock = 500;

/** A line with its head and all that continue that. */
function blockAround(pane: string, place: Place, look: Look): readonly StoredLine[] {
  const { lines, before } = look.window(pane, { place, offset: -longestBlock }, 2 * longestBlock);
  const at = lines.findIndex((line) => comparePlaces(line, place) >= 0);
  if (at === -1) return before > 0 ? [] : lines.slice(-1);
  const isOfSame = ({ order, streamIndex }: StoredLine) => order === place.order && streamIndex === place.streamIndex;
  const head = lines.slice(0, at + 1).findLastIndex((line) => !line.continues || !isOfSame(line));
  const from = Math.max(0, head);
  const behind = lines.slice(at + 1).findIndex((line) => !line.continues || !isOfSame(line));
  return lines.slice(from, behind === -1 ? undefined : at + 1 + behind);
}
