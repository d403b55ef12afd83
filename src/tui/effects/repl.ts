import { inspect, types } from 'node:util';
import { openEvaluator, type Evaluated, type Evaluator } from '../../inspect/evaluate.ts';
import { explain, explainable } from '../../inspect/explain.ts';
import { fieldsBelow } from '../../inspect/explain-request.ts';
import { MlxError } from '../../base/errors.ts';
import { printed } from '../../define/expression/text.ts';
import type { EditLine } from '../state/edit-line.ts';
import type { Content } from '../state/content.ts';
import { rowUnder } from '../state/selection.ts';
import { errorContent } from './error-content.ts';
import { rememberLine } from './history-file.ts';
import { openScope } from './scope.ts';
import type { Desk } from './work.ts';

/** The line at the bottom: expressions over the project's objects, and `?name`. */
export interface ReplLine {
  evaluate: (text: string) => Promise<void>;
  complete: (line: EditLine) => Promise<void>;
  letGo: () => void;
  close: () => Promise<void>;
}

/** Names, and expressions as they are printed: `?execution.id`, `?{evaluate.outputs.report/result.json#auc}`. */
const question = /^\?\s*([\w.$/#{}-]+)$|^([\w.$-]+)\s*\?$/;

export async function openRepl(desk: Desk, look: () => void): Promise<ReplLine> {
  const { dispatch, options } = desk;
  const scope = openScope(desk, look);
  const evaluator = await openEvaluator(scope.names);
  const refresh = () => {
    const state = options.store.get();
    for (const [name, value] of Object.entries(scope.lists(state))) evaluator.set(name, value);
    evaluator.set('it', scope.itemOf(rowUnder(state)));
  };
  let isWanted = true;
  const answer = async (text: string): Promise<Content> => {
    const [, before, behind] = question.exec(text.trim()) ?? [];
    const name = before ?? behind;
    if (name !== undefined) return explained(name);
    refresh();
    if (!isWanted) return errorContent(new MlxError('EXPRESSION_STOPPED', { why: 'let go' }));
    const evaluated = await settled(await evaluator.evaluate(text), evaluator);
    switch (evaluated.kind) {
      case 'value':
        return scope.drawn(evaluated.value) ?? { kind: 'inspected', expression: text, text: show(evaluated.value) };
      case 'thrown':
        return thrownContent(evaluated.thrown, text);
      case 'stopped':
        return errorContent(new MlxError('EXPRESSION_STOPPED', { why: evaluated.why }));
    }
  };
  return {
    evaluate: async (text) => {
      isWanted = true;
      const { project } = await desk.bench();
      await rememberLine(project.root, text);
      const content = await answer(text).catch(errorContent);
      dispatch({ kind: 'answer', title: text.replaceAll('\n', ' '), content });
      dispatch({ kind: 'evaluated' });
    },
    complete: async (line) => {
      refresh();
      const { text, cursor } = line;
      const { start, words } = text.trimStart().startsWith('?')
        ? explainedWords(text, cursor)
        : await evaluator.complete(text, cursor);
      dispatch({ kind: 'completed', text, ...completed(line, start, words) });
    },
    letGo: () => {
      isWanted = false;
      evaluator.letGo();
    },
    close: evaluator.close,
  };
}

/** What a promise comes to is what was asked for: `plan('train')` needs no `await`. It can be let go of as any line. */
async function settled(evaluated: Evaluated, { evaluate }: Evaluator): Promise<Evaluated> {
  return evaluated.kind === 'value' && types.isPromise(evaluated.value) ? evaluate('await _') : evaluated;
}

function explained(name: string): Content {
  const answer = explain(name);
  if ('found' in answer) return { kind: 'explanation', explanation: answer.found };
  return errorContent(new MlxError('NAME_UNEXPLAINED', { name, nearest: answer.near }));
}

function explainedWords(text: string, cursor: number): { start: number; words: readonly string[] } {
  const begun = text.slice(0, cursor).replace(/^\s*\?\s*/, '');
  const dot = begun.lastIndexOf('.');
  const below = dot === -1 ? [] : fieldsBelow(begun.slice(0, dot)).map((name) => `${begun.slice(0, dot)}.${name}`);
  const words = [...explainable(), ...below].filter((name) => name.startsWith(begun) && name !== begun);
  return { start: cursor - begun.length, words };
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

function thrownContent(thrown: unknown, expression: string): Content {
  if (thrown instanceof MlxError) return errorContent(thrown);
  if (!types.isNativeError(thrown)) return { kind: 'inspected', expression, text: `thrown: ${show(thrown)}` };
  return { kind: 'inspected', expression, text: `${thrown.name}: ${thrown.message}` };
}

/** Expressions in texts read as they are printed. Getters are not called and proxies not asked; what is deep or long is cut. */
function show(value: unknown): string {
  const text = inspect(value, {
    depth: 4,
    maxArrayLength: 200,
    maxStringLength: 10_000,
    breakLength: 76,
    getters: false,
  });
  return printed(text);
}
