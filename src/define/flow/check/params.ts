import type { Fault } from '../../../base/fault.ts';
import { checkParams } from '../../check/params.ts';
import { validate } from '../../check/validate.ts';
import type { Param } from '../../definition.ts';
import { withoutRepeats } from '../../finding.ts';
import { jobSchema } from '../../schema/head.ts';
import { faultAt, type FlowView } from './flow-view.ts';

const mostParams = 200;

/** The params of a flow keep to the rules of those of a head, and there are no more than a pipeline takes. */
export function checkFlowParams({ flow, placeOf }: FlowView): Fault[] {
  const data = Object.fromEntries(Object.entries(flow.params).map(([name, param]) => [name, asInHead(param)]));
  const { parts, findings } = validate(jobSchema.pick({ params: true }), { params: data });
  const wrong = withoutRepeats([...findings, ...checkParams(parts.params ?? {})]).map(
    ({ what, rule, fix, correct, nearest }) => ({
      place: placeOf(),
      what,
      rule,
      fix: fix ?? correct ?? rule,
      ...(nearest !== undefined && { nearest }),
    }),
  );
  const count = Object.keys(flow.params).length;
  if (count <= mostParams) return wrong;
  const words = { what: `the flow has ${count} params`, rule: `a flow has at most ${mostParams}`, fix: 'remove some' };
  return [...wrong, faultAt(placeOf(), words)];
}

/** A head says `required` only where there is no default. */
function asInHead(param: Param): unknown {
  const { required, ...rest } = param;
  return { ...rest, ...(param.default === undefined && { required }) };
}
