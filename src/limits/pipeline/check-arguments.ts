import type { Shape } from '../shape.ts';
import { requestShape, shapeNamed } from '../tables.ts';
import { lookUp, type Names } from './check-reference.ts';
import { type DefinitionFinding, listed, shown } from './definition-finding.ts';
import { type DefinitionStep, isJson, listOf } from './definition-step.ts';
import { functionOf, stepNamedBy } from './functions.ts';
import { stepTypes } from './step-types.ts';

/** The references and functions in a step's arguments, and that each stands where it may. */
export function checkArguments(step: DefinitionStep, names: Names): DefinitionFinding[] {
  const operation = stepTypes.get(step.type)?.operation;
  const shape = operation === undefined ? undefined : requestShape('sagemaker', operation);
  const { IfSteps: _, ElseSteps: __, ...own } = step.arguments;
  const written = step.type === 'Condition' ? own : step.arguments;
  const visit: Visit = { step, names, found: [], path: { key: '' } };
  inspect(written, visit, shape);
  inspect({ FunctionArn: step.body['FunctionArn'], SqsQueueUrl: step.body['SqsQueueUrl'] }, visit);
  return visit.found;
}

/** A value under check, and what was found so far. */
interface Visit {
  step: DefinitionStep;
  names: Names;
  found: DefinitionFinding[];
  path: Path;
}

/** Where a value stands, from within outwards: few are ever asked. */
interface Path {
  key: string | number;
  above?: Path;
}

function inspect(value: unknown, visit: Visit, shape?: Shape): void {
  if (value === undefined || value === null) return;
  if (typeof value === 'object' && functionOf(value)) return inspectFunction(value, visit, shape);
  if (shape && !fits(value, shape)) {
    const at = pathText(visit.path);
    return report(visit, `${at} is ${shown(value)}`, `${at} takes a ${shape.type}`, `Correct ${at}.`);
  }
  if (Array.isArray(value)) {
    const entry = entryOf(shape);
    for (const [index, each] of value.entries()) inspect(each, into(visit, index), entry);
  } else if (isJson(value)) {
    for (const key of Object.keys(value)) {
      if (isUnknown(key, shape)) reportUnknown(into(visit, key), Object.keys(shape.members));
      else inspect(value[key], into(visit, key), memberOf(shape, key));
    }
  }
}

function isUnknown(key: string, shape: Shape | undefined): shape is Extract<Shape, { type: 'structure' }> {
  return shape?.type === 'structure' && !Object.hasOwn(shape.members, key);
}

function reportUnknown(visit: Visit, known: readonly string[]): void {
  const rule = `there the service knows ${listed(known)}`;
  report(visit, `it has ${shown(pathText(visit.path))}`, rule, 'Leave it out.');
}

/** Its own references, and whether what it gives is taken where it stands. */
function inspectFunction(value: unknown, visit: Visit, shape?: Shape): void {
  const before = visit.found.length;
  const type = inspectTerm(value, visit);
  if (visit.found.length > before || !shape) return;
  switch (shape.type) {
    case 'structure':
    case 'list':
    case 'map': {
      const at = pathText(visit.path);
      const rule = `${at} takes a ${shape.type}, which no reference or function can stand for`;
      return report(visit, `${at} is ${shown(value)}`, rule, 'Write it out, with references in its members.');
    }
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      if (type === 'String' || type === 'Boolean') reportType(value, visit, type, 'a number');
      return undefined;
    case 'boolean':
      if (type !== undefined && type !== 'Boolean') reportType(value, visit, type, 'a boolean');
      return undefined;
    case 'string':
      if (type !== undefined && type !== 'String') reportType(value, visit, type, 'text; a join makes text of it');
      return undefined;
    case 'timestamp':
    case 'blob':
      return undefined;
  }
}

function reportType(value: unknown, visit: Visit, type: string, takes: string): void {
  const at = pathText(visit.path);
  const fix = takes.startsWith('text')
    ? 'Write {"Std:Join": {"On": "", "Values": [...]}} around it.'
    : `Correct ${at}.`;
  report(visit, `${at} is ${shown(value)}, which gives a ${type}`, `${at} takes ${takes}`, fix);
}

/** Looks all up that a function names; gives the type of its value where that is sure. */
function inspectTerm(value: unknown, visit: Visit): string | undefined {
  const term = functionOf(value);
  switch (term?.kind) {
    case 'get': {
      const { type, wrong } = lookUp(term.target, visit.step, visit.names);
      if (wrong) report(visit, wrong.what, wrong.rule, wrong.fix);
      return type;
    }
    case 'join':
      for (const part of term.values) inspectPart(part, visit);
      return 'String';
    case 'json':
      if (term.file === undefined) inspectPart(term.uri, visit);
      else inspectFile(term.file, visit);
      return undefined;
    case 'malformed':
      report(visit, `${pathText(visit.path)} is ${shown(value)}`, term.says, 'Correct it.');
      return undefined;
    case undefined:
      return undefined;
  }
}

function inspectPart(part: unknown, visit: Visit): void {
  if (typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean') return;
  if (functionOf(part)) {
    inspectTerm(part, visit);
    return;
  }
  const rule = 'what is joined is a text, a number, a boolean, a reference or a function';
  report(visit, `${pathText(visit.path)} joins ${shown(part)}`, rule, 'Join single values.');
}

/** A property file is one that the step says it has. */
function inspectFile(target: string, visit: Visit): void {
  const { step, names } = visit;
  const name = stepNamedBy(target) ?? '';
  if (name === step.name) {
    return report(visit, 'it reads its own file', 'a step has files once it ended', 'Read of another step.');
  }
  const [, file] = /^Steps\.[^.[\]]+\.PropertyFiles\.(.+)$/su.exec(target) ?? [];
  const holder = names.steps.get(name);
  const files = listOf(holder?.body['PropertyFiles'])
    .filter(isJson)
    .map((each) => each['PropertyFileName']);
  if (holder && file !== undefined && files.includes(file)) return undefined;
  const rule = holder ? `the property files of ${name} are ${shown(files)}` : `there is no step ${shown(name)}`;
  const fix = 'Declare the file among PropertyFiles of the processing step that writes it.';
  return report(visit, `it reads ${shown(target)}, which is not there`, rule, fix);
}

function fits(value: unknown, { type }: Shape): boolean {
  switch (type) {
    case 'structure':
    case 'map':
      return isJson(value);
    case 'list':
      return Array.isArray(value);
    case 'string':
      return typeof value === 'string';
    case 'integer':
    case 'long':
      return Number.isInteger(value);
    case 'float':
    case 'double':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'timestamp':
    case 'blob':
      return true;
  }
}

function entryOf(shape: Shape | undefined): Shape | undefined {
  return shape?.type === 'list' ? shapeNamed('sagemaker', shape.member) : undefined;
}

function memberOf(shape: Shape | undefined, key: string): Shape | undefined {
  if (shape?.type === 'map') return shapeNamed('sagemaker', shape.value);
  const name = shape?.type === 'structure' ? shape.members[key] : undefined;
  return name === undefined ? undefined : shapeNamed('sagemaker', name);
}

function into({ step, names, found, path }: Visit, key: string | number): Visit {
  return { step, names, found, path: { key, above: path } };
}

function pathText({ key, above }: Path): string {
  if (!above) return 'Arguments';
  const outer = above.above ? pathText(above) : '';
  if (typeof key === 'number') return `${outer}[${key}]`;
  return outer === '' ? key : `${outer}.${key}`;
}

function report({ step, found }: Visit, what: string, rule: string, fix: string): void {
  found.push({ step: step.name, what, rule, fix });
}
