import { MlxError } from '../../base/errors.ts';
import { nearest } from '../../base/nearest.ts';
import { requestFaults } from '../../inspect/check/request-faults.ts';
import { describeValue, type Describing } from '../../inspect/describe-value.ts';
import { directoryOfValue } from '../../inspect/directory-of-value.ts';
import { exampleRequest } from '../../inspect/example/example-request.ts';
import { findOperation, knownOperations } from '../../inspect/find-operation.ts';
import type { Value } from '../value.ts';
import type { Drawings } from './drawings.ts';

/** What asking goes by; `verb` answers with what the verb of that line found. */
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
    example: async (operation: string, options: { full?: boolean } = {}) => {
      const found = needOperation(operation);
      const example = exampleRequest(found.service, found.operation, options.full === true);
      return describing.known.mark(example ?? {}, { type: found.operation });
    },
    check: async (thing: unknown, request?: object | Promise<object>) => {
      const { operation, input } = requestIn(await thing, await request);
      if (operation === undefined) return answer('check', String(input));
      const { service, operation: of } = needOperation(operation);
      const checked = { of, faults: requestFaults(service, of, input) };
      return shown(checked, { kind: 'checked', checked });
    },
  };
}

/** An operation and its request, a plan that has both, or the name of a job or flow to be checked by its head. */
function requestIn(thing: unknown, request: object | undefined): { operation?: string; input: unknown } {
  if (typeof thing === 'string') return request === undefined ? { input: thing } : { operation: thing, input: request };
  const { request: planned, name } = thing as { request?: { operation: string; input: object }; name?: string };
  return planned ? { operation: planned.operation, input: planned.input } : { input: name };
}

function needOperation(name: string) {
  const found = findOperation(name);
  if (found) return found;
  const near = nearest(
    name,
    knownOperations.map(({ operation }) => operation),
  );
  throw new MlxError('OPERATION_UNKNOWN', { name, nearest: near });
}
