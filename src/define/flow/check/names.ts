import type { Fault } from '../../../base/fault.ts';
import { isStepName, stepNameRule, asStepName } from '../step-name.ts';
import { itemStepName } from '../walk.ts';
import { faultAt, type FlowView } from './flow-view.ts';
import { shown } from '../options/read-options.ts';

/** Letters, digits and inner hyphens, as pipelines and state machines are called. */
const flowName = /^[A-Za-z0-9](?:-*[A-Za-z0-9]){0,62}$/u;

/** Rules of names: what they are made of, and that each stands for one step. */
export function checkNames(view: FlowView): Fault[] {
  const { flow, all, placeOf } = view;
  const ofFlow = flowName.test(flow.name) ? [] : [wrongFlowName(view)];
  const none = all.length > 0 || view.unread.size > 0 ? [] : [emptyFlow(view)];
  const wrong = all.flatMap(({ step }) => {
    if (isStepName(step.name)) return [];
    const what = `a step can't be named ${shown(step.name)}`;
    return [faultAt(placeOf(step), { what, rule: `a name of a step has ${stepNameRule}`, fix: asStepName(step.name) })];
  });
  return [...ofFlow, ...none, ...wrong, ...repeated(view)];
}

function wrongFlowName({ flow, placeOf }: FlowView): Fault {
  const what = `a flow can't be named ${shown(flow.name)}`;
  const rule = 'letters, digits and inner hyphens, starting with a letter or digit, at most 63';
  return faultAt(placeOf(), { what, rule, fix: asStepName(flow.name.replaceAll('_', '-')).slice(0, 63) });
}

function emptyFlow({ flow, placeOf }: FlowView): Fault {
  const rule = 'a flow has at least one step';
  return faultAt(placeOf(), { what: `the flow ${flow.name} has no steps`, rule, fix: "job('jobs/prepare.py')" });
}

/** Names that two steps have; what the runs of an `each` are called counts as well. */
function repeated({ all, placeOf }: FlowView): Fault[] {
  const taken = new Set<string>();
  const faults: Fault[] = [];
  const take = (name: string, told: string, step: (typeof all)[number]['step']): void => {
    if (taken.has(name)) {
      const rule = 'each step has a name of its own; without one it has that of its script';
      faults.push(faultAt(placeOf(step), { what: told, rule, fix: `{ name: '${asStepName(`${step.name}-2`)}' }` }));
    }
    taken.add(name);
  };
  for (const { step } of all) take(step.name, `two steps are named ${shown(step.name)}`, step);
  for (const { step } of all) {
    if (step.kind !== 'each') continue;
    for (const { name: inner } of step.steps) {
      for (const { name: item } of step.items) {
        const name = itemStepName(inner, item);
        take(name, `two steps are named ${shown(name)}: that is what ${inner} is called for the item ${item}`, step);
        if (!isStepName(name)) {
          const rule = `the step's and the item's name together have ${stepNameRule}`;
          faults.push(
            faultAt(placeOf(step), { what: `a step can't be named ${shown(name)}`, rule, fix: 'shorten one' }),
          );
        }
      }
    }
  }
  return faults;
}
