import type { Way } from '../../base/way.ts';
import { headKinds, type HeadKind } from '../../define/head-kind.ts';
import type { Param } from '../../define/definition.ts';
import { expressionText } from '../../define/expression/text.ts';
import { diffValues } from '../diff/diff-values.ts';
import { planTrial, type TrialStep } from './plan-trial.ts';
import { headOf } from './trial-heads.ts';
import { trialJob, type TrialHead } from './trial-job.ts';

/** What becomes of an expression that stands for a key of the head, in a step of a flow. */
export interface LearnedExpression {
  way: Way;
  /** What the request then holds, as JSON: `{"Get":"Parameters.machine"}`. */
  written?: string;
  /** Why the way can't have it. */
  refused?: string;
}

/** The keys of a head that the step of a flow may say otherwise, and so by an expression. */
export const stepKeys = ['params', 'env', 'inputs', 'instance', 'count'] as const;
export type StepKey = (typeof stepKeys)[number];

export function isStepKey(key: string): key is StepKey {
  return stepKeys.some((each) => each === key);
}

/** Plans a step with a param of the flow in the key's place. */
export function learnExpression(key: StepKey, kind: HeadKind, way: Way): LearnedExpression | undefined {
  const made = trialJob(headFor(key, kind));
  if (!('job' in made)) return undefined;
  const { step, param } = sayings[key];
  const params = { value: param };
  const plain = planTrial(made.job, way, {}, params);
  const given = planTrial(made.job, way, step, params);
  if (given.refused !== undefined) return { way, refused: given.refused };
  const change = diffValues(plain.request, given.request).find(({ after }) => after !== undefined);
  return { way, ...(change && { written: JSON.stringify(change.after) }) };
}

const expression = expressionText({ kind: 'param', name: 'value' });
const text: Param = { type: 'string', required: true };
const number: Param = { type: 'int', required: true };

const sayings: Readonly<Record<StepKey, { step: TrialStep; param: Param }>> = {
  params: { step: { params: { depth: expression } }, param: number },
  env: { step: { env: { LEVEL: expression } }, param: text },
  inputs: { step: { inputs: { rows: { kind: 'uri', uri: expression } } }, param: text },
  instance: { step: { instance: expression }, param: text },
  count: { step: { count: expression }, param: number },
};

/** A head that has what the step says otherwise. */
function headFor(key: StepKey, kind: HeadKind): TrialHead {
  const { job } = headOf(headKinds.find((each) => each === kind) ?? 'processing');
  switch (key) {
    case 'params':
      return { job: { ...job, params: { depth: { type: 'int', default: 6 } } }, outer: {} };
    case 'env':
      return { job: { ...job, env: { LEVEL: 'info' } }, outer: {} };
    case 'inputs':
      return { job: { ...job, inputs: { rows: 's3://data/rows/' } }, outer: {} };
    case 'instance':
    case 'count':
      return { job, outer: {} };
  }
}
