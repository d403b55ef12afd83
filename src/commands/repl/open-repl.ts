import { types } from 'node:util';
import { MlxError } from '../../base/errors.ts';
import { execution } from '../../define/expression/execution.ts';
import { param } from '../../define/flow/param.ts';
import { hintAt } from '../../inspect/completion/hint-at.ts';
import { openEvaluator, type Evaluated, type Evaluator } from '../../inspect/evaluator/evaluate.ts';
import { openKnowledge } from '../../inspect/knowledge/knowledge.ts';
import { openKnownObjects } from '../../inspect/values/known.ts';
import { replSource } from '../../inspect/sources/repl-reference.ts';
import { verbSources } from '../ask/verb-sources.ts';
import { openAwsScope, type AwsScope } from './aws/aws-scope.ts';
import { methodUnknown } from './aws/method-unknown.ts';
import { openDescriptions } from './descriptions/descriptions.ts';
import { openDrawings } from './drawings.ts';
import { openFunctions } from './functions.ts';
import { listsIn, mentions, openLists, type Lists } from './lists/lists.ts';
import { openProjectWords } from './project-words.ts';
import { answerQuestion, explainedWords, questionIn } from './question.ts';
import { replWords } from './repl-words.ts';
import type { Answer, Repl, ReplWorld, Selected } from './repl.ts';
import { openSchema } from './schema.ts';
import { thrownBy } from './thrown.ts';
import { valueOf } from './value-of.ts';

/** Opens the REPL of a project. Neither it nor its AWS is read before a line asks for something of them. */
export async function openRepl(world: ReplWorld): Promise<Repl> {
  const drawings = openDrawings();
  const known = openKnownObjects();
  const descriptions = openDescriptions();
  const knowledge = openKnowledge([...verbSources(world.host.commands), replSource(replWords)]);
  const describing = { known, knowledge };
  const lists = openLists(world, { drawings, descriptions, known });
  const functions = openFunctions(world, drawings, describing);
  const words = openProjectWords(lists);
  const schema = openSchema(words.now, knowledge);
  const evaluator = await openEvaluator(
    { _: undefined, execution, param, ...functions },
    { schema, onLate: world.onLate },
  );
  let aws: AwsScope | undefined;
  let isWanted = true;
  let last: unknown;

  /** What a line names is read before it is evaluated, so that `jobs.train.params` needs no `await`. */
  const refresh = async (text: string) => {
    evaluator.set('it', mentions(text, 'it') ? await selectedIn(lists, world.selected?.()) : world.selected?.()?.item);
    if (mentions(text, 'aws')) evaluator.set('aws', (aws ??= openAwsScope(world, known)));
    const read = await Promise.all(listsIn(text).map(async (name) => [name, await lists.read(name)] as const));
    for (const [name, list] of read) {
      evaluator.set(name, list);
      words.take(name, list);
    }
  };
  const evaluate = async (text: string): Promise<Came> => {
    await refresh(text);
    if (!isWanted) throw new MlxError('EXPRESSION_STOPPED', { why: 'let go' });
    const evaluated = await settled(await evaluator.evaluate(text), evaluator);
    if (evaluated.kind === 'value') last = evaluated.value;
    // A promise that was broken has been the last value for a moment.
    else evaluator.set('_', last);
    const { told } = evaluated;
    switch (evaluated.kind) {
      case 'value':
        return { told, value: evaluated.value };
      case 'thrown': {
        const { thrown, place } = evaluated;
        return { told, thrown: methodUnknown(thrown, aws) ?? thrownBy(thrown, { text, place }) };
      }
      case 'stopped':
        return { told, thrown: new MlxError('EXPRESSION_STOPPED', { why: evaluated.why }) };
    }
  };
  const live = async (text: string): Promise<unknown> => {
    const came = await evaluate(text);
    if ('thrown' in came) throw came.thrown;
    return came.value;
  };
  const answer = async (text: string): Promise<Answer> => {
    const question = questionIn(text);
    if (question) {
      const asking = { ...describing, world, descriptions, evaluate: live };
      return { told: '', kind: 'value', ...(await answerQuestion(question, asking)) };
    }
    const came = await evaluate(text);
    if ('thrown' in came) return { told: came.told, kind: 'thrown', thrown: came.thrown };
    const { told, value } = came;
    return { told, kind: 'value', value: await valueOf(value, drawings, known), plain: value };
  };
  return {
    evaluate: async (text) => {
      isWanted = true;
      return answer(text).catch((thrown: unknown) => ({ told: '', kind: 'thrown', thrown: thrownBy(thrown) }));
    },
    complete: async (text, cursor) => {
      if (text.trimStart().startsWith('?')) return explainedWords(text, cursor, describing);
      // A list that can't be read completes to nothing; the line itself will say why.
      await Promise.all([refresh(text), words.refresh()]).catch(() => undefined);
      return evaluator.complete(text, cursor);
    },
    preview: evaluator.preview,
    hint: async (text, cursor) => {
      await words.refresh().catch(() => undefined);
      return hintAt(text, cursor, schema);
    },
    letGo: () => {
      isWanted = false;
      evaluator.letGo();
    },
    close: evaluator.close,
  };
}

/** A job by its head, a table with who wrote it. */
async function selectedIn(lists: Lists, selected: Selected | undefined): Promise<unknown> {
  if (!selected?.list) return selected?.item;
  const { item, list } = selected;
  const members = (await lists.read(list)) as readonly { name: string }[];
  return members.find(({ name }) => name === item.name) ?? item;
}

/** What a line came to; `told` is what it wrote to the console. */
type Came = { told: string } & ({ value: unknown } | { thrown: MlxError });

/** What a promise comes to is what was asked for: `plan('train')` needs no `await`. It can be let go of as any line. */
async function settled(evaluated: Evaluated, { evaluate }: Evaluator): Promise<Evaluated> {
  if (evaluated.kind !== 'value' || !types.isPromise(evaluated.value)) return evaluated;
  const awaited = await evaluate('await _');
  return { ...awaited, told: [evaluated.told, awaited.told].filter(Boolean).join('\n') };
}
