import type { Fault } from '../../base/fault.ts';
import { startOf } from '../../base/fault.ts';
import { freeze } from '../../base/freeze.ts';
import { faultAt } from './check/flow-view.ts';
import type { FlowDefinition, Step, StepInput } from './flow-definition.ts';
import { refuse } from './resolve-flow.ts';
import { select } from './selector.ts';
import { expressionsOf, namesWithin, needsByStep, stepsByName } from './walk.ts';

/**
 * The names of a flow's outermost steps that a selector selects: `+train`, `prepare+`, several by commas. A step inside a
 * `when` or `each` stands for that. Throws FLOW_SELECTOR.
 */
export function selectNames(flow: FlowDefinition, selector: string): string[] {
  const needs = needsByStep(flow);
  const holder = new Map(
    flow.steps.flatMap((step) => namesWithin(step).map((name): [string, string] => [name, step.name])),
  );
  const graph = new Map(
    flow.steps.map((step) => {
      const waited = namesWithin(step).flatMap((name) => needs.get(name) ?? []);
      const others = waited.flatMap((name) => holder.get(name) ?? []);
      return [step.name, [...new Set(others)].filter((name) => name !== step.name)];
    }),
  );
  const outer = selector.replaceAll(/[^+,\s]+/gu, (name) => holder.get(name) ?? name);
  return [...select(outer, graph)];
}

/**
 * The flow with only the steps that a selector selects. An input that an output of a left-out job fed reads that of the
 * job's newest completed run; anything else that was read of a left-out step is a fault.
 * Throws FLOW_SELECTOR, and FLOW_DEFINITION_FAULTS with all faults.
 */
export function selectSteps(flow: FlowDefinition, selector: string): FlowDefinition {
  const kept = new Set(selectNames(flow, selector));
  const steps = flow.steps.filter(({ name }) => kept.has(name));
  const left = new Set(flow.steps.filter(({ name }) => !kept.has(name)).flatMap(namesWithin));
  const known = stepsByName(flow);
  const faults: Fault[] = [];

  const outside = (step: Step, input: StepInput): StepInput => {
    if (input.kind !== 'output' || !left.has(input.step)) return input;
    const source = known.get(input.step)?.step;
    if (source?.kind === 'job')
      return { kind: 'ref', ref: { kind: 'output', job: source.job.name, output: input.output } };
    faults.push(unreadable(flow, step, `the output ${input.output}`, input.step));
    return input;
  };
  const trimmed = (step: Step): Step => {
    const read = [...expressionsOf(step).flatMap((node) => ('step' in node ? [node.step] : [])), ...otherReads(step)];
    for (const name of read) {
      const own = known.get(name)?.item?.each.name ?? name;
      if (left.has(own)) faults.push(unreadable(flow, step, 'something', own));
    }
    const after = step.after.filter((name) => !left.has(known.get(name)?.item?.each.name ?? name));
    switch (step.kind) {
      case 'job':
      case 'tune': {
        const inputs = Object.entries(step.inputs).map(([name, input]) => [name, outside(step, input)]);
        return { ...step, after, inputs: Object.fromEntries(inputs) };
      }
      case 'transform':
        return { ...step, after, input: outside(step, step.input) };
      case 'when':
        return { ...step, after, then: step.then.map(trimmed), otherwise: step.otherwise.map(trimmed) };
      case 'each':
        return { ...step, after, steps: step.steps.map(trimmed) };
      case 'register':
      case 'model':
      case 'sql':
      case 'lambda':
      case 'approval':
      case 'fail':
        return { ...step, after };
    }
  };

  const selected = steps.map(trimmed);
  refuse(flow.name, faults);
  return freeze({ ...flow, steps: selected });
}

/** Steps that are read by no expression and no single output. */
function otherReads(step: Step): string[] {
  if (step.kind === 'transform') return step.model.kind === 'step' ? [step.model.step] : [];
  if (!('inputs' in step)) return [];
  return Object.values(step.inputs).flatMap((input) => (input.kind === 'outputs' ? [input.each] : []));
}

function unreadable(flow: FlowDefinition, step: Step, what: string, other: string): Fault {
  return faultAt(flow.places[step.name] ?? startOf(flow.name), {
    what: `${step.name} reads ${what} of ${other}, which is left out`,
    rule: 'of a step that is left out, only outputs of jobs are there from an earlier run',
    fix: `select ${other} as well: ${other},${step.name}`,
  });
}
