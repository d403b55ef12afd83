import { type DefinitionFinding, listed, shown } from './definition-finding.ts';
import { type DefinitionStep, isJson, type Json, stepsOf } from './definition-step.ts';
import { commonMembers, stepTypes } from './step-types.ts';

const namePattern = /^[A-Za-z0-9\-_]{1,64}$/u;

/** The definition's own form: its version, its steps' names, types and members. */
export function checkShape(definition: Json, steps: readonly DefinitionStep[]): DefinitionFinding[] {
  return [...checkTop(definition), ...checkLists(definition), ...checkNames(steps), ...steps.flatMap(checkMembers)];
}

const topMembers = ['Version', 'Metadata', 'Parameters', 'PipelineExperimentConfig', 'Steps'];

function checkTop(definition: Json): DefinitionFinding[] {
  const unknown = Object.keys(definition).filter((key) => !topMembers.includes(key));
  const version = definition['Version'];
  const findings: DefinitionFinding[] = unknown.map((key) => ({
    step: '',
    what: `the definition has ${shown(key)}`,
    rule: `a definition has ${listed(topMembers)}`,
    fix: 'Leave it out.',
  }));
  if (version !== undefined && version !== '2020-12-01') {
    findings.push({
      step: '',
      what: `Version is ${shown(version)}`,
      rule: 'there is one version, 2020-12-01',
      fix: 'Write "Version": "2020-12-01".',
    });
  }
  const metadata = definition['Metadata'];
  if (metadata !== undefined && !isMetadata(metadata)) {
    findings.push({
      step: '',
      what: 'Metadata holds what is not text, or too much of it',
      rule: 'Metadata maps keys of at most 128 characters to texts of at most 1024',
      fix: 'Shorten it.',
    });
  }
  return findings;
}

function isMetadata(value: unknown): boolean {
  return (
    isJson(value) &&
    Object.entries(value).every(([key, text]) => key.length <= 128 && typeof text === 'string' && text.length <= 1024)
  );
}

/** Every place where a list of steps is wanted holds one, and nothing but objects. */
function checkLists(definition: Json): DefinitionFinding[] {
  const branches = stepsOf(definition['Steps']).filter(({ type }) => type === 'Condition');
  const lists: [step: string, name: string, value: unknown][] = [
    ['', 'Steps', definition['Steps']],
    ...branches.flatMap(({ name, arguments: written }) =>
      ['IfSteps', 'ElseSteps']
        .filter((key) => written[key] !== undefined)
        .map((key): [string, string, unknown] => [name, key, written[key]]),
    ),
  ];
  return lists
    .filter(([, , value]) => !Array.isArray(value) || !value.every(isJson))
    .map(([step, name]) => ({
      step,
      what: `${name} is no list of steps`,
      rule: `${name} takes a list of objects`,
      fix: `Write ${name} as a list.`,
    }));
}

function checkNames(steps: readonly DefinitionStep[]): DefinitionFinding[] {
  const counts = new Map<string, number>();
  for (const { name } of steps) counts.set(name, (counts.get(name) ?? 0) + 1);
  const twice = [...counts].filter(([, count]) => count > 1);
  const misnamed = steps.filter(({ body }) => typeof body['Name'] !== 'string' || !namePattern.test(body['Name']));
  return [
    ...twice.map(([name, count]) => ({
      step: name,
      what: `${count} steps are called ${shown(name)}`,
      rule: 'every step has a name of its own, those in branches too',
      fix: 'Rename all but one of them.',
    })),
    ...misnamed.map(({ name, body }) => ({
      step: name,
      what: `a step is called ${shown(body['Name'])}`,
      rule: 'the name of a step has 1 to 64 letters, digits, hyphens and underscores',
      fix: 'Rename it.',
    })),
  ];
}

function checkMembers({ name, type, body }: DefinitionStep): DefinitionFinding[] {
  const kind = stepTypes.get(type);
  if (!kind) {
    return [
      {
        step: name,
        what: `its type is ${shown(body['Type'])}`,
        rule: `a step is one of ${[...stepTypes.keys()].join(', ')}`,
        fix: 'Choose one of these types.',
      },
    ];
  }
  const members = [...commonMembers, ...kind.members, 'RetryPolicies', 'CacheConfig'];
  const missing = kind.required.filter((key) => body[key] === undefined || body[key] === null);
  const unknown = Object.keys(body).filter((key) => !members.includes(key));
  return [
    ...missing.map((key) => ({
      step: name,
      what: `${key} is missing`,
      rule: `a ${type} step has ${key}`,
      fix: `Give ${key}.`,
    })),
    ...unknown.map((key) => ({
      step: name,
      what: `it has ${shown(key)}`,
      rule: `a ${type} step has ${listed(members)}`,
      fix: 'Leave it out.',
    })),
    ...checkTexts(name, body),
    ...(body['Arguments'] === undefined || isJson(body['Arguments'])
      ? []
      : [{ step: name, what: 'Arguments are no object', rule: 'Arguments take an object', fix: 'Write an object.' }]),
  ];
}

const longestTexts: readonly (readonly [string, number])[] = [
  ['DisplayName', 256],
  ['Description', 3072],
];

function checkTexts(step: string, body: Json): DefinitionFinding[] {
  return longestTexts
    .filter(([key, most]) => {
      const text = body[key];
      return text !== undefined && (typeof text !== 'string' || text.length > most);
    })
    .map(([key, most]) => ({
      step,
      what: `${key} is ${shown(body[key])}`,
      rule: `${key} is a text of at most ${most} characters`,
      fix: `Shorten ${key}.`,
    }));
}
