import { isJson, type Json } from './definition-step.ts';

/** A reference or function in a definition, or what looks like one. */
export type DefinitionFunction =
  | { kind: 'get'; target: string }
  | { kind: 'join'; values: readonly unknown[] }
  /** Of a property file (whose reference is `file`), or of a file in S3 (`uri`). */
  | { kind: 'json'; path: string; file?: string; uri?: unknown }
  | { kind: 'malformed'; says: string };

/** What an object is as a function; `undefined` where it is only data. */
export function functionOf(value: unknown): DefinitionFunction | undefined {
  const name = isJson(value) ? nameIn(value) : undefined;
  if (name === undefined || !isJson(value)) return undefined;
  if (Object.keys(value).length > 1)
    return { kind: 'malformed', says: `${name} stands with other members in one object` };
  const body = value[name];
  if (name === 'Get') {
    return typeof body === 'string' ? { kind: 'get', target: body } : { kind: 'malformed', says: 'Get takes a text' };
  }
  if (name === 'Std:Join') return isJson(body) ? joinOf(body) : { kind: 'malformed', says: 'Std:Join takes an object' };
  if (name === 'Std:JsonGet') {
    return isJson(body) ? jsonOf(body) : { kind: 'malformed', says: 'Std:JsonGet takes an object' };
  }
  return { kind: 'malformed', says: `there is no function ${name}` };
}

function nameIn(value: Json): string | undefined {
  for (const key in value) if (key === 'Get' || key.startsWith('Std:')) return key;
  return undefined;
}

/** The names of all steps that references in the data name, each once. */
export function stepsNamedIn(data: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isJson(value)) return;
    for (const key of Object.keys(value)) {
      const each = value[key];
      const name = key === 'Get' && typeof each === 'string' ? stepNamedBy(each) : undefined;
      if (name === undefined) visit(each);
      else names.add(name);
    }
  };
  visit(data);
  return names;
}

/** The step of a reference such as `Steps.Train.TrainingJobName`. */
export function stepNamedBy(target: string): string | undefined {
  return /^Steps\.([^.[\]]+)/u.exec(target)?.[1];
}

function joinOf({ On = '', Values, ...rest }: Json): DefinitionFunction {
  const isRight = typeof On === 'string' && Array.isArray(Values) && Object.keys(rest).length === 0;
  return isRight
    ? { kind: 'join', values: Values }
    : { kind: 'malformed', says: 'Std:Join takes On, a text, and Values, a list' };
}

function jsonOf({ PropertyFile, S3Uri, Path, ...rest }: Json): DefinitionFunction {
  const file = functionOf(PropertyFile);
  const isOne = (PropertyFile === undefined) !== (S3Uri === undefined) && Object.keys(rest).length === 0;
  if (!isOne || (PropertyFile !== undefined && file?.kind !== 'get')) {
    return { kind: 'malformed', says: 'Std:JsonGet takes Path, and either PropertyFile, a Get, or S3Uri' };
  }
  if (typeof Path !== 'string' || Path === '') {
    return { kind: 'malformed', says: 'the Path of Std:JsonGet is a literal text' };
  }
  return file?.kind === 'get'
    ? { kind: 'json', path: Path, file: file.target }
    : { kind: 'json', path: Path, uri: S3Uri };
}
