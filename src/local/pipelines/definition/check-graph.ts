import { unreadable } from '../refusals.ts';
import type { Definition, StepDefinition } from './definition.ts';
import { referencesIn } from './references.ts';

/** Refuses a definition whose names are used twice, are unknown or wait for each other. */
export function checkGraph({ steps, parameters }: Pick<Definition, 'steps' | 'parameters'>): void {
  const byName = new Map(steps.map((step) => [step.name, step]));
  if (byName.size < steps.length) throw unreadable(`Step names must be unique: '${repeated(steps)}' is used twice.`);
  if (new Set(parameters.map(({ name }) => name)).size < parameters.length) {
    throw unreadable(`Parameter names must be unique: '${repeated(parameters)}' is used twice.`);
  }
  const known = new Set(parameters.map(({ name }) => `Parameters.${name}`));
  for (const step of steps) {
    const missing = step.needs.find((name) => !byName.has(name));
    if (missing !== undefined) throw unreadable(`Step '${missing}' is undefined. (needed by step '${step.name}')`);
    const failing = step.needs.find((name) => byName.get(name)?.type === 'Fail');
    if (failing !== undefined) throw unreadable(`${step.name} can not depends on ${failing}`);
    const unknown = referencesIn(step.arguments).find((each) => each.startsWith('Parameters.') && !known.has(each));
    if (unknown !== undefined) throw unreadable(`Parameter '${unknown.slice('Parameters.'.length)}' is undefined.`);
  }
  checkCycles(steps, byName);
}

function repeated(named: readonly { name: string }[]): string {
  const names = named.map(({ name }) => name);
  return names.find((name, index) => names.indexOf(name) !== index) ?? '';
}

/** Takes away, round by round, what waits for nothing that is left; a cycle is what stays. */
function checkCycles(steps: readonly StepDefinition[], byName: ReadonlyMap<string, StepDefinition>): void {
  const waitsFor = new Map(steps.map(({ name, needs }) => [name, needs.length]));
  const neededBy = Map.groupBy(
    steps.flatMap(({ name, needs }) => needs.map((need) => ({ name, need }))),
    ({ need }) => need,
  );
  const free = steps.filter(({ needs }) => needs.length === 0).map(({ name }) => name);
  let done = 0;
  for (let name = free.pop(); name !== undefined; name = free.pop()) {
    done += 1;
    for (const next of neededBy.get(name) ?? []) {
      const left = (waitsFor.get(next.name) ?? 0) - 1;
      waitsFor.set(next.name, left);
      if (left === 0) free.push(next.name);
    }
  }
  if (done < byName.size) {
    const stuck = [...waitsFor].filter(([, left]) => left > 0).map(([name]) => name);
    throw unreadable(`Cycle detected in pipeline step graph: ${stuck.join(', ')}.`);
  }
}
