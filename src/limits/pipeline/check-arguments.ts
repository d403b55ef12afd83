import type { Shape } from '../shape.ts';
import { requestShape, shapeNamed } from '../tables.ts';
import { lookUp, type Names, outputsOf } from './check-reference.ts';
import { type DefinitionFinding, listed, shown } from './definition-finding.ts';
import { type DefinitionStep, isJson, listOf } from './definition-step.ts';
import { functionOf, stepNamedBy } from './functions.ts';
import { stepTypes } from './step-types.ts';

type Words = Omit<DefinitionFinding, 'step'>;

/** The references and functions in a step's arguments, and that each stands where it may. */
export function checkArguments(step: DefinitionStep, names: Names): DefinitionFinding[] {
  const operation = stepTypes.get(step.type)?.operation;
  const shape = operation === undefined ? undefined : requestShape('sagemaker', operation);
  const { IfSteps: _, ElseSteps: __, ...own } = step.arguments;
  const written = step.type === 'Condition' ? own : step.arguments;
  const more = { FunctionArn: step.body['FunctionArn'], SqsQueueUrl: step.body['SqsQueueUrl'] };
  return [...inspect(written, { step, names, path: '' }, shape), ...inspect(more, { step, names, path: '' })].map(
    (words) => ({ step: step.name, ...words }),
  );
}

interface Visit {
  step: DefinitionStep;
  names: Names;
  path: string;
}

function inspect(value: unknown, visit: Visit, shape?: Shape): Words[] {
  if (functionOf(value)) return inspectFunction(value, visit, shape);
  if (value === undefined || value === null) return [];
  if (shape && !fits(value, shape)) {
    return [
      {
        what: `${visit.path || 'Arguments'} is ${shown(value)}`,
        rule: `${visit.path || 'Arguments'} takes a ${shape.type}`,
        fix: `Correct ${visit.path || 'Arguments'}.`,
      },
    ];
  }
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => inspect(each, { ...visit, path: `${visit.path}[${index}]` }, entryOf(shape)));
  }
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const path = visit.path === '' ? key : `${visit.path}.${key}`;
    if (shape?.type === 'structure' && !Object.hasOwn(shape.members, key)) return [unknownMember(path, shape)];
    return inspect(each, { ...visit, path }, memberOf(shape, key));
  });
}

function unknownMember(path: string, shape: Extract<Shape, { type: 'structure' }>): Words {
  return {
    what: `it has ${shown(path)}`,
    rule: `there the service knows ${listed(Object.keys(shape.members))}`,
    fix: 'Leave it out.',
  };
}

/** Its own references, and whether what it gives is taken where it stands. */
function inspectFunction(value: unknown, visit: Visit, shape?: Shape): Words[] {
  const { wrong, type } = resolve(value, visit);
  if (wrong.length > 0 || !shape) return wrong;
  const at = visit.path;
  switch (shape.type) {
    case 'structure':
    case 'list':
    case 'map':
      return [
        {
          what: `${at} is ${shown(value)}`,
          rule: `${at} takes a ${shape.type}, which no reference or function can stand for`,
          fix: 'Write it out, with references in its members.',
        },
      ];
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return type === 'String' || type === 'Boolean' ? [mistyped(at, value, type, 'a number')] : [];
    case 'boolean':
      return type !== undefined && type !== 'Boolean' ? [mistyped(at, value, type, 'a boolean')] : [];
    case 'string':
      return type !== undefined && type !== 'String'
        ? [mistyped(at, value, type, 'text; a join makes text of it')]
        : [];
    case 'timestamp':
    case 'blob':
      return [];
  }
}

function mistyped(at: string, value: unknown, type: string, takes: string): Words {
  return {
    what: `${at} is ${shown(value)}, which gives a ${type}`,
    rule: `${at} takes ${takes}`,
    fix: takes.startsWith('text') ? `Write {"Std:Join": {"On": "", "Values": [...]}} around it.` : `Correct ${at}.`,
  };
}

interface Resolved {
  type?: string;
  wrong: Words[];
}

function resolve(value: unknown, visit: Visit): Resolved {
  const found = functionOf(value);
  switch (found?.kind) {
    case 'get': {
      const { type, wrong } = lookUp(found.target, visit.step, visit.names);
      return { ...(type !== undefined && { type }), wrong: wrong ? [wrong] : [] };
    }
    case 'join':
      return { type: 'String', wrong: found.values.flatMap((part) => inspectPart(part, visit)) };
    case 'json':
      return { wrong: found.file === undefined ? inspectPart(found.uri, visit) : checkFile(found.file, visit) };
    case 'malformed':
      return {
        wrong: [{ what: `${visit.path || 'a value'} is ${shown(value)}`, rule: found.says, fix: 'Correct it.' }],
      };
    case undefined:
      return { wrong: [] };
  }
}

function inspectPart(part: unknown, visit: Visit): Words[] {
  if (functionOf(part)) return resolve(part, visit).wrong;
  if (['string', 'number', 'boolean'].includes(typeof part)) return [];
  return [
    {
      what: `${visit.path} joins ${shown(part)}`,
      rule: 'what is joined is a text, a number, a boolean, a reference or a function',
      fix: 'Join single values.',
    },
  ];
}

/** A property file is one that the step says it has. */
function checkFile(target: string, { step, names }: Visit): Words[] {
  const name = stepNamedBy(target) ?? '';
  const [, file] = /^Steps\.[^.[\]]+\.PropertyFiles\.(.+)$/su.exec(target) ?? [];
  const holder = names.steps.get(name);
  const files = listOf(holder?.body['PropertyFiles'])
    .filter(isJson)
    .map((each) => each['PropertyFileName']);
  if (name === step.name)
    return [{ what: 'it reads its own file', rule: 'a step has files once it ended', fix: 'Read of another step.' }];
  if (holder && file !== undefined && files.includes(file)) return [];
  return [
    {
      what: `it reads ${shown(target)}, which is not there`,
      rule: holder ? `the property files of ${name} are ${shown(files)}` : `there is no step ${shown(name)}`,
      fix: 'Declare the file among PropertyFiles of the processing step that writes it.',
    },
  ];
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

/** The JSON files that a step says others read of it. */
export function checkPropertyFiles(step: DefinitionStep): DefinitionFinding[] {
  const { PropertyFiles: files } = step.body;
  if (files === undefined) return [];
  const outputs = outputsOf(step);
  const names = listOf(files).map((file) => (isJson(file) ? file['PropertyFileName'] : undefined));
  return listOf(files).flatMap((file, index) => {
    const { PropertyFileName, OutputName, FilePath } = isJson(file) ? file : {};
    const isWhole = [PropertyFileName, OutputName, FilePath].every((text) => typeof text === 'string' && text !== '');
    if (!isWhole || names.indexOf(PropertyFileName) !== index) {
      const rule = 'a property file has a PropertyFileName of its own, an OutputName and a FilePath';
      return [{ step: step.name, what: `it has the property file ${shown(file)}`, rule, fix: 'Correct it.' }];
    }
    if (outputs === undefined || outputs.includes(OutputName as string)) return [];
    const rule = `the outputs of ${step.name} are ${listed(outputs) || 'none'}`;
    return [
      {
        step: step.name,
        what: `a property file lies in the output ${shown(OutputName)}`,
        rule,
        fix: 'Name one of its outputs.',
      },
    ];
  });
}
