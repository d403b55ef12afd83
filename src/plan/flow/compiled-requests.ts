import { stateNameOf } from '../states/state-name.ts';
import type { FlowPlan, PlannedStep } from './flow-plan.ts';

type Plain = Readonly<Record<string, unknown>>;

/** What is sent for each step by its name, in the words of the plan's way; of the steps in an `each`, for its first item. */
export function compiledRequests({ compiled, steps }: FlowPlan): ReadonlyMap<string, unknown> {
  switch (compiled.way) {
    case 'job':
      return new Map(steps.map((step) => [step.name, step.request?.input]));
    case 'pipeline': {
      const written = new Map(pipelineSteps(compiled.definition.Steps).map((step) => [step['Name'], step]));
      const names = firstNames(steps);
      return new Map(steps.map(({ name }) => [name, argumentsOf(written.get(names.get(name) ?? name))]));
    }
    case 'states': {
      const states = new Map(statesBelow(compiled.definition));
      return new Map(steps.map(({ name }) => [name, states.get(stateNameOf(name))?.['Parameters']]));
    }
  }
}

/** A pipeline has no `each`; its steps stand there once for each item. */
function firstNames(steps: readonly PlannedStep[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const byName = new Map(steps.map((step) => [step.name, step]));
  for (const { name, inside } of steps) {
    const around = inside && byName.get(inside.step)?.step;
    const first = around?.kind === 'each' ? around.items[0] : undefined;
    const suffix = first ? `-${first.name}` : (names.get(inside?.step ?? '') ?? '').slice(inside?.step.length ?? 0);
    names.set(name, `${name}${suffix}`);
  }
  return names;
}

/** A condition's branches are steps of their own. */
function argumentsOf(step: Plain | undefined): unknown {
  if (step?.['Type'] !== 'Condition') return step?.['Arguments'];
  return { Conditions: (step['Arguments'] as Plain)['Conditions'] };
}

function pipelineSteps(steps: readonly Plain[]): Plain[] {
  return steps.flatMap((step) => {
    const { IfSteps = [], ElseSteps = [] } = (step['Arguments'] ?? {}) as Record<string, readonly Plain[]>;
    return step['Type'] === 'Condition' ? [step, ...pipelineSteps(IfSteps), ...pipelineSteps(ElseSteps)] : [step];
  });
}

/** Every state by its name; those of branches and of maps too. */
function statesBelow(machine: unknown): [string, Plain][] {
  const { States = {} } = machine as { States?: Readonly<Record<string, Plain>> };
  return Object.entries(States).flatMap(([name, state]): [string, Plain][] => {
    const { Branches = [], ItemProcessor = {} } = state as { Branches?: readonly unknown[]; ItemProcessor?: unknown };
    return [[name, state], ...[...Branches, ItemProcessor].flatMap(statesBelow)];
  });
}
