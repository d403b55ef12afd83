import { resolve } from 'node:path';
import { MlxError } from '../../base/errors.ts';
import { readText } from '../../define/source/read-text.ts';
import type { CheckedRequest } from '../../inspect/check/checked-request.ts';
import { pipelineFaults } from '../../inspect/check/pipeline-faults.ts';
import { type PlacedJson, readJson } from '../../inspect/check/read-json.ts';
import type { RequestFault } from '../../inspect/check/request-fault.ts';
import { requestFaults } from '../../inspect/check/request-faults.ts';
import { findOperation, type FoundOperation, needOperation } from '../../inspect/requests/find-operation.ts';
import { stateMachineFaults } from './state-machine-faults.ts';
import type { Host, Outcome } from '../command.ts';

/** Whether the words after `mlx check` name a request or a definition rather than jobs and flows. */
export function namesRequest([first = '', second = '']: readonly string[]): boolean {
  return isFile(first) || isFile(second) || findOperation(first) !== undefined;
}

/**
 * `mlx check OPERATION FILE.json` and `mlx check FILE.json`, with `-` for what is piped in: all that the service would refuse.
 * Throws OPERATION_UNKNOWN, ARGUMENT_MISSING, FILE_UNREADABLE, FILE_NOT_TEXT, JSON_UNRECOGNISED.
 */
export async function checkRequestFile(words: readonly string[], host: Host): Promise<Outcome> {
  const [first = '', second] = words;
  const operation = isFile(first) ? undefined : needOperation(first);
  const word = isFile(first) ? first : second;
  if (word === undefined) {
    throw new MlxError('ARGUMENT_MISSING', {
      verb: `check ${first}`,
      argument: 'FILE.json',
      help: 'the request, or `-`',
    });
  }
  const file = word === '-' ? 'standard input' : word;
  const checked = checkText(file, await readWord(word, host), operation);
  return { value: { kind: 'checked', checked }, exit: checked.faults.length === 0 ? 0 : 2 };
}

function isFile(word: string): boolean {
  return word === '-' || word.endsWith('.json');
}

/** Bytes; the longest request that a service takes is a third of it. */
const longest = 4 * 1024 * 1024;

async function readWord(word: string, { cwd, readInput }: Host): Promise<string> {
  if (word !== '-') return (await readText(resolve(cwd, word), cwd, longest)).lines.join('\n');
  return readInput();
}

function checkText(file: string, text: string, operation: FoundOperation | undefined): CheckedRequest {
  const read = readJson(file, text);
  if ('wrong' in read) {
    const fault = {
      path: '',
      steps: [],
      what: read.wrong,
      rule: 'a request is JSON',
      fix: 'Correct it there.',
      place: read.place,
    };
    return { of: operation?.operation ?? 'JSON', file, faults: [fault] };
  }
  const { of, faults } = operation
    ? { of: operation.operation, faults: faultsOf(operation, read.value) }
    : definitionIn(file, read, text);
  return { of, file, faults: faults.map((fault) => ({ ...fault, place: read.placeOf(fault.steps) })) };
}

function faultsOf({ service, operation }: FoundOperation, value: unknown): RequestFault[] {
  const found = requestFaults(service, operation, value);
  const { definition } = (value ?? {}) as Record<string, unknown>;
  if (service !== 'stepfunctions' || typeof definition !== 'string') return found;
  const carried = stateMachineFaults(definition).map((fault) => ({
    ...fault,
    path: `definition ${fault.path}`,
    steps: ['definition'],
  }));
  return [...found, ...carried];
}

function definitionIn(file: string, { value }: PlacedJson, text: string): { of: string; faults: RequestFault[] } {
  const has = (...keys: string[]) => keys.every((key) => Object.hasOwn(Object(value) as object, key));
  if (has('Version', 'Steps')) return { of: 'pipeline definition', faults: pipelineFaults(text) };
  if (has('StartAt', 'States')) return { of: 'state machine', faults: stateMachineFaults(text) };
  throw new MlxError('JSON_UNRECOGNISED', { file });
}
