import { type DefinitionStep, stepsOf } from '../../../src/limits/pipeline/definition-step.ts';

/** A definition as data that may be changed. */
type Definition = Record<string, unknown> & { Steps: Record<string, unknown>[] };
type Body = Record<string, unknown>;

/** Changes a definition so that it can't work any more; false where it holds nothing that could be changed so. */
export type Damage = (definition: Definition) => boolean;

/** Ways in which a definition is spoilt by hand, by what is done. */
export const damages: Readonly<Record<string, Damage>> = {
  'a step is dropped that another reads or waits for': (definition) => {
    const named = namesReferredTo(definition);
    const index = definition.Steps.findIndex(({ Name }) => named.has(String(Name)));
    return index >= 0 && definition.Steps.splice(index, 1).length > 0;
  },
  'a step is renamed, and those that read it are not': (definition) => {
    const named = namesReferredTo(definition);
    return change(
      definition,
      ({ name }) => named.has(name),
      (body) => (body['Name'] = 'renamed'),
    );
  },
  'two steps get one name': (definition) => {
    const [first, second] = stepsOf(definition.Steps);
    if (!first || !second) return false;
    (second.body as Body)['Name'] = first.name;
    return true;
  },
  'a step waits for one that waits for it': (definition) => {
    const [from, to] = firstRead(definition) ?? [];
    return change(
      definition,
      ({ name }) => name === to,
      (body) => (body['DependsOn'] = [from]),
    );
  },
  'an output is read that is not there': (definition) =>
    replaceText(definition, /Outputs\['[^']+'\]/u, "Outputs['nothing']"),
  'a field is read that the service does not tell': (definition) =>
    replaceText(definition, /\.S3ModelArtifacts"/u, '.Model"'),
  'a parameter is read that is not declared': (definition) => {
    const read = /"Parameters\.(\w+)"/u.exec(JSON.stringify(definition.Steps))?.[1];
    definition['Parameters'] = (definition['Parameters'] as Body[]).filter(({ Name }) => Name !== read);
    return read !== undefined;
  },
  'a property file is forgotten': (definition) =>
    change(
      definition,
      ({ body }) => 'PropertyFiles' in body,
      (body) => delete body['PropertyFiles'],
    ),
  'a number is given for a text by reference': (definition) =>
    replaceText(definition, /\{"Std:Join":\{"On":"","Values":\[(\{"Get":"Parameters\.(?:depth|loud)"\})\]\}\}/u, '$1'),
  'a list is given by reference': (definition) =>
    change(
      definition,
      ({ type }) => type === 'Processing',
      (body) => ((body['Arguments'] as Body)['ProcessingInputs'] = { Get: 'Execution.PipelineName' }),
    ),
  'a condition is moved into a branch': (definition) => {
    const index = definition.Steps.findIndex(({ Type }) => Type === 'Condition');
    const [condition] = index < 0 ? [] : definition.Steps.splice(index, 1);
    const Arguments = {
      Conditions: [{ Type: 'Equals', LeftValue: 1, RightValue: 1 }],
      IfSteps: [condition],
      ElseSteps: [],
    };
    if (condition) definition.Steps.push({ Name: 'outer', Type: 'Condition', Arguments });
    return condition !== undefined;
  },
  'a cache is put on what makes no job': (definition) =>
    change(
      definition,
      ({ type }) => type === 'Condition',
      (body) => (body['CacheConfig'] = { Enabled: true }),
    ),
  'a retry is tried too often': (definition) =>
    change(
      definition,
      ({ body }) => 'RetryPolicies' in body,
      (body) => (((body['RetryPolicies'] as Body[])[0] as Body)['MaxAttempts'] = 21),
    ),
};

function change(
  definition: Definition,
  which: (step: DefinitionStep) => boolean,
  how: (body: Body) => unknown,
): boolean {
  const step = stepsOf(definition.Steps).find(which);
  if (step) how(step.body);
  return step !== undefined;
}

function replaceText(definition: Definition, from: RegExp, to: string): boolean {
  const before = JSON.stringify(definition.Steps);
  const after = before.replace(from, to);
  definition.Steps = JSON.parse(after) as Definition['Steps'];
  return after !== before;
}

/** A step, and one whose data it reads. */
function firstRead(definition: Definition): [string, string] | undefined {
  for (const { name, arguments: written, type } of stepsOf(definition.Steps)) {
    const read = type === 'Condition' ? undefined : /"Steps\.([^."]+)\./u.exec(JSON.stringify(written))?.[1];
    if (read !== undefined) return [name, read];
  }
  return undefined;
}

function namesReferredTo({ Steps }: Definition): ReadonlySet<string> {
  const read = [...JSON.stringify(Steps).matchAll(/"Steps\.([^."]+)\./gu)].map(([, name = '']) => name);
  return new Set(read);
}
