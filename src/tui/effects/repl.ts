import { cardOf } from '../../commands/repl/thrown.ts';
import { rememberLine } from '../../commands/repl/history-file.ts';
import { openRepl } from '../../commands/repl/open-repl.ts';
import type { Answer } from '../../commands/repl/repl.ts';
import type { Value } from '../../commands/value.ts';
import type { EditLine } from '../state/edit-line.ts';
import type { Row } from '../state/row.ts';
import { rowUnder } from '../state/selection.ts';
import { noticeOf } from './error-content.ts';
import type { Desk } from './work.ts';

/** The REPL behind the line at the bottom. */
export interface ReplLine {
  evaluate: (text: string) => Promise<void>;
  complete: (line: EditLine) => Promise<void>;
  letGo: () => void;
  close: () => Promise<void>;
}

export async function openReplLine({ dispatch, options, bench, signal }: Desk, look: () => void): Promise<ReplLine> {
  const repl = await openRepl({
    host: { ...options, signal, notify: () => undefined },
    on: options.on,
    bench,
    selected: () => itemOf(rowUnder(options.store.get())),
    onLate: (thrown) => dispatch({ kind: 'notice', notice: noticeOf(thrown) }),
    onLaunched: (run) => {
      dispatch({ kind: 'launched', run });
      look();
    },
  });
  return {
    evaluate: async (text) => {
      const { project } = await bench();
      await rememberLine(project.root, text);
      const value = shownOf(await repl.evaluate(text));
      dispatch({ kind: 'answer', title: text.replaceAll('\n', ' '), content: { kind: 'value', value } });
      dispatch({ kind: 'evaluated' });
    },
    complete: async (line) => {
      const { start, words } = await repl.complete(line.text, line.cursor);
      const texts = words.map(({ word }) => word);
      dispatch({ kind: 'completed', text: line.text, ...completed(line, start, texts) });
    },
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

function itemOf(row: Row | undefined): unknown {
  switch (row?.kind) {
    case 'job':
      return row.job;
    case 'flow':
      return row.flow;
    case 'run':
      return row.run;
    case 'table':
      return row.table;
    case 'thing':
      return row.thing;
    default:
      return undefined;
  }
}

/** One word is taken, of several as much as they share; several are offered. */
function completed(
  { text, cursor }: EditLine,
  start: number,
  words: readonly string[],
): { line: EditLine; candidates: readonly string[] } {
  const shared = words.reduce((common, word) => sharedStart(common, word), words[0] ?? text.slice(start, cursor));
  const before = text.slice(0, start) + shared;
  return {
    line: { text: before + text.slice(cursor), cursor: before.length },
    candidates: words.length > 1 ? words : [],
  };
}

function sharedStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}
