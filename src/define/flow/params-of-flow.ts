import { MlxError } from '../../base/errors.ts';
import type { ParamValue } from '../definition.ts';
import { soleExpression } from '../expression/text.ts';
import { accepts, parseParams, ruleOf } from '../parse-params.ts';
import type { FlowDefinition } from './flow-definition.ts';
import { allSteps } from './walk.ts';

/**
 * The params of one run of a flow, typed: what was given as text, and the defaults of the rest. They also keep to what the
 * heads say of the params that they are handed to. Throws PARAM_FAULTS with all problems at once.
 */
export function paramsOfFlow(
  flow: Pick<FlowDefinition, 'name' | 'params' | 'steps'>,
  given: Readonly<Record<string, string>>,
): Record<string, ParamValue> {
  const values = parseParams(flow, given);
  const problems = allSteps(flow).flatMap(({ step }) => {
    if (step.kind !== 'job' && step.kind !== 'tune') return [];
    return Object.entries(step.params).flatMap(([name, text]) => {
      const node = typeof text === 'string' ? soleExpression(text) : undefined;
      const param = step.job.params[name];
      const value = node?.kind === 'param' ? values[node.name] : undefined;
      if (node?.kind !== 'param' || !param || value === undefined || accepts(param, value)) return [];
      const what = `--${node.name} is ${JSON.stringify(value)}`;
      return [
        { what, rule: `${step.name} takes ${ruleOf(param)} as ${name}`, fix: `Give --${node.name} such a value.` },
      ];
    });
  });
  if (problems.length > 0) throw new MlxError('PARAM_FAULTS', { job: flow.name, problems });
  return values;
}
