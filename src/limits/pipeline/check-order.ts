import { nearest } from '../../base/nearest.ts';
import { type DefinitionFinding, shown } from './definition-finding.ts';
import { type DefinitionStep, listOf } from './definition-step.ts';
import { stepsNamedIn } from './functions.ts';

/** What steps wait for: that it is there, and that no step waits for itself in the end. */
export function checkOrder(steps: ReadonlyMap<string, DefinitionStep>): DefinitionFinding[] {
  return [...[...steps.values()].flatMap((step) => checkDependsOn(step, steps)), ...checkCycles(steps)];
}

function checkDependsOn(step: DefinitionStep, steps: ReadonlyMap<string, DefinitionStep>): DefinitionFinding[] {
  const { DependsOn: list } = step.body;
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) {
    const rule = 'DependsOn takes a list of names of steps';
    return [{ step: step.name, what: `DependsOn is ${shown(list)}`, rule, fix: 'Write a list.' }];
  }
  return list
    .filter((name) => typeof name !== 'string' || !steps.has(name))
    .map((name: unknown) => {
      const near = typeof name === 'string' ? nearest(name, steps.keys()) : undefined;
      return {
        step: step.name,
        what: `it depends on ${shown(name)}, which is not there`,
        rule: 'DependsOn names steps of the definition',
        fix: near === undefined ? 'Leave it out.' : `Write ${near}.`,
      };
    });
}

/** Follows what each step waits for; a step that is met again on the way closes a circle. Each is told once. */
function checkCycles(steps: ReadonlyMap<string, DefinitionStep>): DefinitionFinding[] {
  const waits = new Map([...steps].map(([name, step]) => [name, waitsOf(step, steps)]));
  const done = new Set<string>();
  const findings: DefinitionFinding[] = [];
  for (const start of steps.keys()) {
    if (done.has(start)) continue;
    const way: { name: string; next: Iterator<string> }[] = [{ name: start, next: nextOf(waits, start) }];
    const on = new Set([start]);
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const { value: name, done: ended } = top.next.next();
      if (ended === true) {
        way.pop();
        on.delete(top.name);
        done.add(top.name);
      } else if (on.has(name)) {
        const circle = way.slice(way.findIndex((each) => each.name === name)).map((each) => each.name);
        findings.push(cycle([...circle, name]));
      } else if (!done.has(name)) {
        on.add(name);
        way.push({ name, next: nextOf(waits, name) });
      }
    }
  }
  return findings;
}

function nextOf(waits: ReadonlyMap<string, ReadonlySet<string>>, name: string): Iterator<string> {
  return (waits.get(name) ?? new Set<string>()).values();
}

function cycle(circle: readonly string[]): DefinitionFinding {
  return {
    step: circle[0] ?? '',
    what: `it waits for itself: ${circle.join(' waits for ')}`,
    rule: 'steps wait for one another without circles',
    fix: 'Take one of these references or dependencies away.',
  };
}

/** A condition's own references only: what its branches read, they wait for themselves. */
function waitsOf(step: DefinitionStep, steps: ReadonlyMap<string, DefinitionStep>): Set<string> {
  const read = step.type === 'Condition' ? step.arguments['Conditions'] : step.arguments;
  const names = [
    ...stepsNamedIn(read),
    ...listOf(step.body['DependsOn']),
    ...(step.inside === undefined ? [] : [step.inside]),
  ];
  return new Set(
    names.filter((name): name is string => typeof name === 'string' && steps.has(name) && name !== step.name),
  );
}
