import { type Fault, type Place, startOf } from '../../base/fault.ts';
import type { FlowDefinition, JobStep, Step, TuneStep } from '../../define/flow/flow-definition.ts';
import { faultOf } from '../finding.ts';
import type { StepFinding } from './step-finding.ts';
import type { FlowScope } from './step-scope.ts';

/** Each finding once, at its place: in the head that it comes from, else where its step stands in the flow. */
export function flowFaults(
  findings: readonly StepFinding[],
  { flow, steps }: Pick<FlowScope, 'flow' | 'steps'>,
): Fault[] {
  const faults = findings.map((finding) => faultAt(finding, steps.get(finding.step)?.step, flow));
  const once = new Map(
    faults.map((fault) => [JSON.stringify([fault.place.file, fault.place.line, fault.what]), fault]),
  );
  return [...once.values()].toSorted((a, b) => a.place.line - b.place.line);
}

function faultAt(
  { head, what, rule, fix, nearest, ways }: StepFinding,
  step: Step | undefined,
  flow: FlowDefinition,
): Fault {
  const words = { what, rule, fix: ways ? `${fix} Or run it ${ways.map((way) => `--as ${way}`).join(' or ')}.` : fix };
  const nearer = nearest === undefined ? {} : { nearest };
  if (head && step && (step.kind === 'job' || step.kind === 'tune') && !saysItself(step, head)) {
    return faultOf({ head, ...words, ...nearer }, step.job);
  }
  return { place: placeOf(step, flow), ...words, ...nearer };
}

/** Whether the step, and not the head of its job, says what stands at a path of the head. */
function saysItself(step: JobStep | TuneStep, [table = '', name = '']: readonly string[]): boolean {
  const own: Partial<Record<string, unknown>> = { ...step };
  if (table === 'inputs') {
    const named = name === '' ? Object.values(step.inputs) : [step.inputs[name]];
    return named.some((input) => input !== undefined && input.kind !== 'ref');
  }
  if (table === 'params' || table === 'env') {
    const said = own[table];
    return typeof said === 'object' && said !== null && Object.hasOwn(said, name);
  }
  return (table === 'instance' || table === 'count') && own[table] !== undefined;
}

function placeOf(step: Step | undefined, flow: FlowDefinition): Place {
  const job = step && 'job' in step ? step.job : undefined;
  const own = flow.places[step?.name ?? ''] ?? job?.places[''] ?? flow.places[''];
  return own ?? startOf(flow.file ?? job?.script ?? flow.name);
}
