import { MlxError } from '../../base/errors.ts';
import { s3Place } from '../../base/s3-place.ts';
import { hasExpression } from '../../define/expression/text.ts';
import type { FlowDefinition } from '../../define/flow/flow-definition.ts';
import { compileWay, wayRefusals } from './compile-way.ts';
import { deployedName } from './deployed-name.ts';
import { expandQueries } from './expand-queries.ts';
import { flowFaults } from './flow-faults.ts';
import { flowFindings } from './flow-findings.ts';
import type { FlowContext, FlowPlan, PlannedStep } from './flow-plan.ts';
import { planSteps } from './plan-steps.ts';
import { requestFindings } from './request-findings.ts';
import type { StepFinding } from './step-finding.ts';
import { flowScope, type FlowScope } from './step-scope.ts';
import { priceOfAll } from './step-price.ts';
import { wayNotes } from './way-notes.ts';

/**
 * Compiles a flow for one way of running. Pure: all that had to be asked or read is in the context. Throws `FLOW_FAULTS` with
 * everything at once that a service would refuse, that could not work, or that this way of running can't do, each at its line.
 */
export function planFlow(written: FlowDefinition, context: FlowContext): FlowPlan {
  const flow = expandQueries(written, context);
  const scope = flowScope(flow, context);
  const { steps, uploads, lost, findings } = planSteps(scope);
  const refused = [
    ...findings,
    ...flowFindings(scope),
    ...wayRefusals(flow, context),
    ...steps.flatMap((step) => requestFindings(step, scope)),
  ];
  refuse(refused, scope);
  const { compiled, findings: broken } = compileWay(flow, steps, context);
  refuse(broken, scope);
  const notes = wayNotes(context.way, steps);
  return {
    flow,
    way: context.way,
    where: context.where,
    run: context.run,
    deployed: deployedName(context.project, flow.name),
    params: context.params,
    steps,
    uploads,
    needs: needsOf(steps, context),
    compiled,
    price: priceOfAll(steps.map(({ price }) => price)),
    kept: notes.kept,
    lost: [...lost, ...notes.lost],
  };
}

function refuse(findings: readonly StepFinding[], { flow, steps, context }: FlowScope): void {
  if (findings.length === 0) return;
  const faults = flowFaults(findings, { flow, steps });
  throw new MlxError('FLOW_FAULTS', { flow: flow.name, way: context.way, count: faults.length }, { faults });
}

function needsOf(steps: readonly PlannedStep[], { bucket, approvals }: FlowContext): FlowPlan['needs'] {
  const fixed = steps.flatMap(({ outputs }) => outputs.map(({ uri }) => s3Place(uri)?.bucket ?? bucket));
  const asks = steps.some(({ step }) => step.kind === 'approval' && step.queue === undefined);
  const groups = steps.flatMap(({ step }) => (step.kind === 'register' ? [step.group] : []));
  return {
    buckets: [...new Set([bucket, ...fixed.filter((name) => !hasExpression(name))])],
    ...(asks && approvals !== undefined && { queue: approvals }),
    groups: [...new Set(groups)],
  };
}
