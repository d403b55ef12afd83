import { MlxError } from '../../base/errors.ts';
import { requestFaults } from '../../inspect/check/request-faults.ts';
import { describeValue, type Describing } from '../../inspect/values/describe-value.ts';
import { directoryOfValue } from '../../inspect/values/directory-of-value.ts';
import { compareSides } from '../../inspect/diff/compare-sides.ts';
import type { Difference } from '../../inspect/diff/difference.ts';
import { findOperation, needOperation } from '../../inspect/requests/find-operation.ts';
import type { Value } from '../value.ts';
import type { Drawings } from './drawings.ts';
import { replWords } from './repl-words.ts';

/** What asking goes by; `answer` gives what the verb of a line found. */
interface AskWorld extends Describing {
  drawings: Drawings;
  answer: (...words: readonly string[]) => Promise<object>;
}

/** The functions of a line that tell what something is, where it may be used, and whether it would be taken. */
export function openAskFunctions({ drawings, answer, ...describing }: AskWorld) {
  const shown = <T extends object>(object: T, value: Value): T => drawings.mark(object, value);
  return {
    explain: async (thing: unknown) => {
      if (typeof thing === 'string') return answer('explain', thing);
      const explanation = describeValue(await thing, describing);
      return shown(explanation, { kind: 'explanation', explanation });
    },
    dir: async (thing?: object | string | number) => {
      if (thing === undefined) return answer('dir');
      if (typeof thing === 'string') return answer('dir', thing);
      const directory = directoryOfValue(await Promise.resolve(thing), describing);
      return shown(directory, { kind: 'directory', directory });
    },
    uses: (name: string) => answer('uses', name),
    find: (text: string) => answer('find', text),
    example: async (name: string, options: { full?: boolean } = {}) => {
      const found = await answer('example', name, ...(options.full === true ? ['--full'] : []));
      return describing.known.mark(found, { type: name });
    },
    diff: async (before: unknown, after: unknown) => {
      const [one, other] = [await before, await after];
      if (one === undefined || other === undefined) throw new MlxError('NOTHING_TO_ASK_OF', { call: 'diff(a, b)' });
      const names = [runIn(one), runIn(other)];
      if (names[0] !== undefined && names[1] !== undefined) return answer('diff', names[0], names[1]);
      const sides = compareSides([{ title: 'values', before: one, after: other }]);
      const difference: Difference = { before: 'a', after: 'b', ...sides, notes: [] };
      return shown(difference, { kind: 'difference', difference });
    },
    help: () => {
      const directory = {
        name: 'lines',
        type: 'JavaScript or TypeScript, with these besides',
        groups: [
          {
            title: 'names',
            entries: replWords.map(({ name, signature, doc }) => ({ name: signature?.label ?? name, doc })),
          },
        ],
      };
      return Promise.resolve(shown(directory, { kind: 'directory', directory }));
    },
    check: async (thing: unknown, request?: object | Promise<object>) => {
      const { operation, input } = requestIn(await thing, await request, describing);
      if (operation === undefined) return answer('check', input);
      const { service, operation: of } = needOperation(operation);
      const checked = { of, faults: requestFaults(service, of, input) };
      return shown(checked, { kind: 'checked', checked });
    },
  };
}

/** A run by its name, or as a list or its own reading has it. */
function runIn(thing: unknown): string | undefined {
  if (typeof thing === 'string') return thing;
  if (typeof thing !== 'object' || thing === null || !('arn' in thing) || !('name' in thing)) return undefined;
  return String(thing.name);
}

/** An operation and its request, a plan that has both, or the name of a job or flow to be checked by its head. */
function requestIn(
  thing: unknown,
  request: object | undefined,
  { known }: Describing,
): { operation: string; input: object } | { operation?: undefined; input: string } {
  if (typeof thing === 'string') return request === undefined ? { input: thing } : { operation: thing, input: request };
  const { request: planned, name } = (thing ?? {}) as {
    request?: { operation: string; input: object };
    name?: unknown;
  };
  if (planned) return { operation: planned.operation, input: planned.input };
  const made = known.of(thing)?.type?.replace(/Request$/u, '');
  if (made !== undefined && findOperation(made)) return { operation: made, input: thing as object };
  if (typeof name === 'string') return { input: name };
  throw new MlxError('NOTHING_TO_ASK_OF', { call: "check(x) or check('CreateTrainingJob', x)" });
}
