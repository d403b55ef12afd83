import { types } from 'node:util';
import { MlxError } from '../../base/errors.ts';
import { execution } from '../../define/expression/execution.ts';
import { param } from '../../define/flow/param.ts';
import { openEvaluator, type Evaluated, type Evaluator } from '../../inspect/evaluate.ts';
import { openKnowledge } from '../../inspect/explain.ts';
import { verbSources } from '../ask/verb-sources.ts';
import { openDrawings } from './drawings.ts';
import { openFunctions } from './functions.ts';
import { listsIn, openLists } from './lists.ts';
import { askedName, explained, explainedWords } from './question.ts';
import type { Answer, Repl, ReplWorld } from './repl.ts';
import { thrownBy } from './thrown.ts';
import { valueOf } from './value-of.ts';

/** Opens the REPL of a project. Neither it nor its AWS is read before a line asks for something of them. */
export async function openRepl(world: ReplWorld): Promise<Repl> {
  const drawings = openDrawings();
  const lists = openLists(world, drawings);
  const knowledge = openKnowledge(verbSources(world.host.commands));
  const evaluator = await openEvaluator({ execution, param, ...openFunctions(world, drawings) });
  let isWanted = true;

  /** What a line names is read before it is evaluated, so that `jobs.train.params` needs no `await`. */
  const refresh = async (text: string) => {
    evaluator.set('it', world.selected?.());
    await Promise.all(listsIn(text).map(async (name) => evaluator.set(name, await lists.read(name))));
  };
  const answer = async (text: string): Promise<Answer> => {
    const name = askedName(text);
    if (name !== undefined) {
      const value = explained(name, knowledge);
      return { told: '', kind: 'value', value, plain: value.kind === 'explanation' ? value.explanation : undefined };
    }
    await refresh(text);
    if (!isWanted) throw new MlxError('EXPRESSION_STOPPED', { why: 'let go' });
    const evaluated = await settled(await evaluator.evaluate(text), evaluator);
    switch (evaluated.kind) {
      case 'value':
        return { told: '', kind: 'value', value: await valueOf(evaluated.value, drawings), plain: evaluated.value };
      case 'thrown':
        return { told: '', kind: 'thrown', thrown: thrownBy(evaluated.thrown) };
      case 'stopped':
        throw new MlxError('EXPRESSION_STOPPED', { why: evaluated.why });
    }
  };
  return {
    evaluate: async (text) => {
      isWanted = true;
      return answer(text).catch((thrown: unknown) => ({ told: '', kind: 'thrown', thrown: thrownBy(thrown) }));
    },
    complete: async (text, cursor) => {
      if (text.trimStart().startsWith('?')) return explainedWords(text, cursor, knowledge);
      await refresh(text).catch(() => undefined);
      const { start, words } = await evaluator.complete(text, cursor);
      return { start, words: words.map((word) => ({ word })) };
    },
    preview: () => Promise.resolve(undefined),
    hint: () => Promise.resolve(undefined),
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
