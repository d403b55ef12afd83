import { allSteps, needsByStep, type PlacedStep } from '../../define/flow/walk.ts';
import type { Note, Upload } from '../plan.ts';
import type { PlannedStep } from './flow-plan.ts';
import type { StepFinding } from './step-finding.ts';
import { stepParts } from './step-parts.ts';
import { priceOfStep } from './step-price.ts';
import { scopeOf, type FlowScope } from './step-scope.ts';

/** All steps of a flow as they will be sent, and what came up while they were planned. */
export interface PlannedSteps {
  /** In an order in which each comes after those that it needs. */
  steps: readonly PlannedStep[];
  /** Each place once. */
  uploads: readonly Upload[];
  lost: readonly Note[];
  findings: readonly StepFinding[];
}

/** Plans the steps of a flow whose queries are steps of their own. In time proportional to the flow. */
export function planSteps(scope: FlowScope): PlannedSteps {
  const { flow } = scope;
  const needs = needsByStep(flow);
  const planned = inOrderOfNeeds(allSteps(flow), needs).map((one) =>
    planStep(one, needs.get(one.step.name) ?? [], scope),
  );
  const uploads = new Map(planned.flatMap(({ uploads }) => uploads).map((upload) => [upload.to, upload]));
  return {
    steps: planned.map(({ planned }) => planned),
    uploads: [...uploads.values()],
    lost: planned.flatMap(({ lost }) => lost),
    findings: planned.flatMap(({ findings }) => findings),
  };
}

function planStep(
  { step, inside }: PlacedStep,
  needs: readonly string[],
  scope: FlowScope,
): { planned: PlannedStep; uploads: readonly Upload[]; lost: readonly Note[]; findings: readonly StepFinding[] } {
  const {
    request,
    outputs = [],
    tables = [],
    uploads = [],
    lost = [],
    findings = [],
  } = stepParts(step, scopeOf(step.name, scope));
  const price = priceOfStep(step, scope);
  const planned = { name: step.name, step, needs, outputs, tables, price };
  return { planned: { ...planned, ...(inside && { inside }), ...(request && { request }) }, uploads, lost, findings };
}

/** As they were written where their needs leave a choice; what lies in a step comes right after it. */
function inOrderOfNeeds(placed: readonly PlacedStep[], needs: ReadonlyMap<string, readonly string[]>): PlacedStep[] {
  const byName = new Map(placed.map((one) => [one.step.name, one]));
  const within = Map.groupBy(placed, ({ inside }) => inside?.step);
  const ordered = new Set<PlacedStep>();
  const visit = (one: PlacedStep): void => {
    if (ordered.has(one)) return;
    for (const name of needs.get(one.step.name) ?? []) {
      const needed = byName.get(name);
      if (needed) visit(needed);
    }
    ordered.add(one);
    within.get(one.step.name)?.forEach(visit);
  };
  for (const one of placed) visit(one);
  return [...ordered];
}
