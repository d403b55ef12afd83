import type { StepRun } from '../flow-run.ts';
import { stepsInOrder } from './in-order.ts';

/** A step as a pipeline's definition has it. */
export type GraphStep = Pick<StepRun, 'name' | 'kind' | 'needs' | 'inside'>;

/** The steps of a pipeline definition, those in branches as well, in an order in which each follows what it needs. */
export function pipelineGraph(definition: unknown): GraphStep[] {
  const all = stepsBelow(membersOf(definition)['Steps'], undefined);
  const names = new Set(all.map(({ name }) => name));
  return stepsInOrder(all.map((step) => ({ ...step, needs: step.needs.filter((name) => names.has(name)) })));
}

function stepsBelow(steps: unknown, inside: StepRun['inside']): GraphStep[] {
  if (!Array.isArray(steps)) return [];
  return steps.flatMap((step: unknown) => {
    const { Name: name, Type: type, Arguments: given, DependsOn: after, ...rest } = membersOf(step);
    if (typeof name !== 'string') return [];
    const { IfSteps, ElseSteps, ...own } = membersOf(given);
    const dependsOn = Array.isArray(after) ? after.filter((one) => typeof one === 'string') : [];
    const needs = [...dependsOn, ...readsIn([own, rest]), ...(inside ? [inside.step] : [])];
    return [
      { name, kind: kindOf(String(type), own), inside, needs: [...new Set(needs)].filter((one) => one !== name) },
      ...stepsBelow(IfSteps, { step: name, branch: 'then' }),
      ...stepsBelow(ElseSteps, { step: name, branch: 'otherwise' }),
    ];
  });
}

function kindOf(type: string, given: Readonly<Record<string, unknown>>): GraphStep['kind'] {
  if (type === 'Processing' && JSON.stringify(given['ProcessingInputs'] ?? '').includes('"AthenaDatasetDefinition"')) {
    return 'sql';
  }
  return Object.hasOwn(kinds, type) ? (kinds[type] as GraphStep['kind']) : 'other';
}

const kinds: Readonly<Record<string, GraphStep['kind']>> = {
  Processing: 'job',
  Training: 'job',
  EMRServerless: 'job',
  Transform: 'transform',
  Tuning: 'tune',
  Model: 'model',
  RegisterModel: 'register',
  Condition: 'when',
  Lambda: 'lambda',
  Callback: 'approval',
  Fail: 'fail',
};

/** Names of steps in references such as `{"Get": "Steps.Prep.ProcessingJobArn"}`. */
function readsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(readsIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const found = key === 'Get' && typeof inner === 'string' ? /^Steps\.([A-Za-z0-9_-]+)/u.exec(inner)?.[1] : undefined;
    return found === undefined ? readsIn(inner) : [found];
  });
}

export function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
