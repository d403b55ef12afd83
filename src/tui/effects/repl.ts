import { cardOf } from '../../commands/repl/thrown.ts';
import { rememberLine } from '../../commands/repl/history/history-file.ts';
import { openRepl } from '../../commands/repl/open-repl.ts';
import type { Answer, Selected } from '../../commands/repl/repl.ts';
import type { Value } from '../../commands/value.ts';
import type { EditLine } from '../state/line/edit-line.ts';
import type { Row } from '../state/tree/row.ts';
import { rowUnder } from '../state/tree/selection.ts';
import { noticeOf } from './error-content.ts';
import { settleOn } from './lists/settle-on.ts';
import type { Desk } from './work.ts';

/** Milliseconds for which nothing is typed before a text is considered. */
const considered = 80;
/** Characters of a text whose value is looked at before it is asked for. */
const longestConsidered = 2000;

/** The REPL behind the line at the bottom. */
export interface ReplLine {
  evaluate: (text: string) => Promise<void>;
  complete: (line: EditLine) => Promise<void>;
  /** Tells what stands under the cursor and what the text would give, once it has been the newest for a moment. */
  consider: (line: EditLine) => void;
  letGo: () => void;
  close: () => Promise<void>;
}

export async function openReplLine({ dispatch, options, bench, signal }: Desk, look: () => void): Promise<ReplLine> {
  const repl = await openRepl({
    host: { ...options, signal, notify: () => undefined },
    on: options.on,
    bench,
    selected: () => selectionOf(rowUnder(options.store.get())),
    onLate: (thrown) => dispatch({ kind: 'notice', notice: noticeOf(thrown) }),
    onLaunched: (run) => {
      dispatch({ kind: 'launched', run });
      look();
    },
  });
  const consider = async (line: EditLine, { aborted }: AbortSignal) => {
    if (aborted) return;
    const hint = await repl.hint(line.text, line.cursor).catch(() => undefined);
    const isShort = line.text.length <= longestConsidered;
    const preview = hint || !isShort ? undefined : await repl.preview(line.text).catch(() => undefined);
    dispatch({ kind: 'considered', line, hint, preview });
  };
  return {
    evaluate: async (text) => {
      const { project } = await bench();
      // Who asked need not wait for the disk.
      const remembered = rememberLine(project.root, text);
      const value = shownOf(await repl.evaluate(text));
      dispatch({ kind: 'answer', title: text.replaceAll('\n', ' '), content: { kind: 'value', value } });
      dispatch({ kind: 'evaluated' });
      await remembered;
    },
    complete: async (line) => {
      const found = await repl.complete(line.text, line.cursor).catch(() => ({ start: line.cursor, words: [] }));
      dispatch({ kind: 'completed', line, ...found });
    },
    consider: settleOn<EditLine>(signal, (line, isStale) => void consider(line, isStale), considered),
    letGo: repl.letGo,
    close: repl.close,
  };
}

/** What the line wrote stands above what it came to. */
function shownOf(answer: Answer): Value {
  const value = answer.kind === 'value' ? answer.value : cardOf(answer.thrown);
  if (answer.told === '') return value;
  const told: Value = { kind: 'string', text: answer.told, more: 0 };
  return { kind: 'several', values: [told, value] };
}

function selectionOf(row: Row | undefined): Selected | undefined {
  switch (row?.kind) {
    case 'job':
      return { item: row.job, list: 'jobs' };
    case 'flow':
      return { item: row.flow, list: 'flows' };
    case 'run':
      return { item: row.run };
    case 'table':
      return { item: row.table, list: 'tables' };
    case 'thing':
      return { item: row.thing };
    default:
      return undefined;
  }
}
