import { noticeOfUnseen } from '../state/ends.ts';
import { safeText } from '../../show/safe-text.ts';
import { panelOf } from '../draw/panel.ts';
import { layoutOf } from '../state/layout.ts';
import { linesShown } from '../state/lines-shown.ts';
import { rowUnder } from '../state/tree/selection.ts';
import type { Offer, Overlay, State, Task } from '../state/state.ts';
import { sayFocus, sayRow } from './say-place.ts';
import { allWordsOf, wordsOf } from './words-of.ts';

/** What is drawn is drawn this wide before it is put into words; no line of a dialog is left out. */
const room = { width: 100, height: 500 };

/** What has changed between two states, in words, one sentence a line; nothing where nobody needs to know. */
export function sayChange(before: State, after: State): string[] {
  return [
    ...sayHome(before, after),
    ...sayTasks(before.tasks, after.tasks),
    ...sayDialog(before, after),
    ...(after.overlay && after.overlay.kind !== 'filter' ? [] : sayPanes(before, after)),
    ...sayOffers(before, after),
    ...sayUnseen(before, after),
    ...(after.stale && after.stale.text !== before.stale?.text ? [safeText(after.stale.text)] : []),
    ...(after.notice && after.notice !== before.notice ? [wordsOf([{ text: after.notice.text, role: 'plain' }])] : []),
  ];
}

/** Where a session is. */
export function sayPlace({ place }: State): string {
  const parts = [
    `project ${safeText(place.project)}`,
    safeText(place.where),
    safeText(place.region),
    ...(place.isProduction ? ['production: what is done here is done for good'] : []),
    ...(place.isReadOnly ? ['read only'] : []),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function sayHome(before: State, after: State): string[] {
  if (after.place.project === '' || sayPlace(before) === sayPlace(after)) return [];
  return [sayPlace(after), ...(before.place.project === '' ? ['question mark says the keys', sayFocus(after)] : [])];
}

/** Runs that have ended while one was elsewhere. */
function sayUnseen({ unseen: before }: State, after: State): string[] {
  const notice = after.unseen.length > before.length ? noticeOfUnseen(after) : undefined;
  return notice ? [`${safeText(notice.text)}, u goes there`] : [];
}

function sayTasks(before: readonly Task[], after: readonly Task[]): string[] {
  const begun = after.flatMap((task) => {
    const was = before.find(({ id }) => id === task.id);
    const said = sayTask(task);
    return was && sayTask(was) === said ? [] : [said];
  });
  const ended = before.filter(({ id }) => !after.some((task) => task.id === id));
  return [...begun, ...ended.map(({ command }) => `${safeText(command)}: done`)];
}

/** A measure is said by quarters: each step of it would be too many words. */
function sayTask({ command, stage, measure }: Task): string {
  const quarter = measure && Math.floor((4 * measure.done) / Math.max(1, measure.total)) * 25;
  const parts = [safeText(command), safeText(stage), quarter === undefined ? '' : `${quarter} percent`];
  return parts.filter((part) => part !== '').join(', ');
}

function sayDialog(stateBefore: State, state: State): string[] {
  const [before, after] = [stateBefore.overlay, state.overlay];
  if (after === before) return [];
  if (after === undefined) return before?.kind === 'filter' ? [] : ['closed'];
  if (after.kind === 'filter') return before?.kind === 'filter' ? [] : ['filter'];
  const lines = linesOfDialog(state, after);
  if (before?.kind !== after.kind) {
    const { title, note } = panelOf(state, after, room);
    return [`${title}. ${wordsOf([{ text: note, role: 'plain' }])}`, ...lines];
  }
  const known = new Set(linesOfDialog(stateBefore, before));
  return lines.filter((said) => !known.has(said));
}

/** Without the line that is being written: it is on the screen as it is typed. */
function linesOfDialog(state: State, overlay: Exclude<Overlay, { kind: 'filter' }>): string[] {
  const lines = panelOf(state, overlay, room).lines;
  return allWordsOf(lines.filter((line) => line.every(({ role }) => role !== 'cursor')));
}

function sayPanes(before: State, after: State): string[] {
  const isBack = before.overlay !== undefined && after.overlay === undefined;
  if (after.focus !== before.focus) {
    return [sayFocus(after), ...(after.focus === 'detail' ? sayPage(after, after.detail.offset) : [])];
  }
  if (after.detail.page.isApart && after.detail.page !== before.detail.page) {
    return [safeText(after.detail.page.title), ...sayPage(after, 0)];
  }
  if (after.focus === 'tree') return isOtherRow(before, after) || isBack ? [sayRow(after)] : [];
  return after.focus === 'detail' ? sayMove(before, after) : [];
}

function isOtherRow(before: State, after: State): boolean {
  const [was, is] = [rowUnder(before), rowUnder(after)];
  if (was?.key !== is?.key) return true;
  if (was?.kind !== 'group' || is?.kind !== 'group') return false;
  return was.isOpen !== is.isOpen || (was.count === undefined && is.count !== undefined);
}

/** What comes into sight by moving down or up in a page, or is read anew. */
function sayMove(before: State, after: State): string[] {
  const { page, filter, offset } = after.detail;
  if (page !== before.detail.page || filter !== before.detail.filter) return sayPage(after, 0);
  const was = before.detail.offset;
  if (offset === was) return [];
  const height = heightOf(after);
  const lines = linesShown(after);
  const [from, to] =
    offset > was ? [Math.max(was + height, offset), offset + height] : [offset, Math.min(was, offset + height)];
  return allWordsOf(lines.slice(from, to));
}

/** As much of a page as a screen would show; the rest comes by moving down. */
function sayPage(state: State, from: number): string[] {
  const lines = linesShown(state);
  const height = heightOf(state);
  const rest = lines.length - from - height;
  const said = allWordsOf(lines.slice(from, from + height));
  return rest > 0 ? [...said, `${rest} more lines: j`] : said;
}

function heightOf(state: State): number {
  return Math.max(1, layoutOf(state).upper.height - 2);
}

/** What would complete the line that is being written. */
function sayOffers(before: State, after: State): string[] {
  const { offer, hint, preview } = after.repl;
  const had = before.repl;
  const told = [
    ...(offer && offer.words !== had.offer?.words
      ? [`completions: ${offer.words.map(({ word }) => word).join(' ')}`]
      : []),
    ...(offer && offer.chosen >= 0 && offer !== had.offer ? [offerText(offer)] : []),
    ...(hint && hint.label !== had.hint?.label ? [hint.label] : []),
    ...(preview !== undefined && preview !== had.preview ? [`gives ${preview}`] : []),
  ];
  return told.map(safeText);
}

function offerText({ words, chosen }: Offer): string {
  const { word = '', doc } = words[chosen] ?? {};
  return doc === undefined ? word : `${word}: ${doc}`;
}
