import { messageOf } from '../../../base/thrown.ts';
import { isJsonObject, type Json, jsonText, memberOf } from '../json.ts';
import { valueAt } from './property-path.ts';
import type { Scope } from './scope.ts';
import { StepFault } from './step-fault.ts';

/** A value in which every reference and function is replaced by what it stands for. Throws `StepFault`. */
export async function resolve(value: Json, scope: Scope): Promise<Json> {
  if (Array.isArray(value)) return Promise.all(value.map((each) => resolve(each, scope)));
  if (!isJsonObject(value)) return value;
  const [only, ...more] = Object.entries(value);
  if (only && more.length === 0) {
    const [name, argument] = only;
    if (name === 'Get' && typeof argument === 'string') return get(argument, scope);
    if (name === 'Std:Join') return join(argument, scope);
    if (name === 'Std:JsonGet') return jsonGet(argument, scope);
  }
  const members = Object.entries(value).map(async ([name, inner]) => [name, await resolve(inner, scope)] as const);
  return Object.fromEntries(await Promise.all(members));
}

function get(target: string, scope: Scope): Json {
  const value = find(target, scope);
  if (value === undefined || value === null)
    throw new StepFault(`ClientError: Unable to resolve reference '${target}'.`);
  return value;
}

function find(target: string, scope: Scope): Json | undefined {
  const [kind = '', name = '', ...rest] = target.split('.');
  switch (kind) {
    case 'Parameters':
      return scope.parameter(target.slice('Parameters.'.length));
    case 'Execution':
      return scope.execution(name);
    case 'PipelineExperimentConfig':
      return scope.experiment(name);
    case 'Steps': {
      const path = [name, ...rest].join('.');
      const end = path.search(/[.[]/);
      return end < 0 ? undefined : valueAt(scope.properties(path.slice(0, end)), path.slice(end));
    }
    default:
      return undefined;
  }
}

async function join(argument: Json, scope: Scope): Promise<string> {
  const values = memberOf(argument, 'Values');
  const between = memberOf(argument, 'On') ?? '';
  if (!Array.isArray(values) || typeof between !== 'string') {
    throw new StepFault('ClientError: Std:Join needs a text On and a list Values.');
  }
  const resolved = await Promise.all(values.map((value) => resolve(value, scope)));
  return resolved.map(jsonText).join(between);
}

/** Both forms: of a property file, and of an object. */
async function jsonGet(argument: Json, scope: Scope): Promise<Json> {
  const path = memberOf(argument, 'Path');
  if (typeof path !== 'string') throw new StepFault('ClientError: Path of Std:JsonGet must be a literal text.');
  const { uri, text } = await source(argument, scope);
  const value = valueAt(parsed(text, uri), path);
  if (value === undefined) throw new StepFault(`ClientError: ${uri} has nothing at the path '${path}'.`);
  return value;
}

async function source(argument: Json, scope: Scope): Promise<{ uri: string; text: string }> {
  const file = memberOf(memberOf(argument, 'PropertyFile'), 'Get');
  if (typeof file === 'string') {
    const { step = '', name = '' } = /^Steps\.(?<step>[^.]+)\.PropertyFiles\.(?<name>.+)$/.exec(file)?.groups ?? {};
    return scope.propertyFile(step, name);
  }
  const place = memberOf(argument, 'S3Uri');
  const uri = place === undefined ? undefined : await resolve(place, scope);
  if (typeof uri !== 'string') throw new StepFault('ClientError: Std:JsonGet needs a PropertyFile or an S3Uri.');
  return { uri, text: await scope.object(uri) };
}

function parsed(text: string, uri: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new StepFault(`ClientError: ${uri} is not JSON: ${messageOf(cause)}`);
  }
}
