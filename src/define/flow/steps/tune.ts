import { openStep } from '../build.ts';
import type { TuneRange } from '../flow-definition.ts';
import type { OutputHandle } from '../handles.ts';
import type { JobOf, JobTypes, ScriptPath } from '../job-types.ts';
import type { CommonOptions } from '../options/common.ts';
import { asTable, readOptions, shown, type Reader } from '../options/read-options.ts';
import { flowValue, listOf, literalNumber, literalText, oneOf, recordOf, wholeNumber } from '../options/readers.ts';
import { stepInput } from '../options/step-input.ts';
import { asStepName } from '../step-name.ts';
import type { InputsFor, ValuesFor } from '../values.ts';
import { stepNameOf } from './job.ts';

export interface TuneOptions<J extends JobTypes> extends CommonOptions {
  /** What is tried for params of the job: `{ depth: { min: 2, max: 12 }, loss: ['gini', 'entropy'] }`. */
  readonly ranges: RangesFor<J['params']>;
  /** A metric of the job's head. */
  readonly objective: { readonly maximize: J['metrics'] } | { readonly minimize: J['metrics'] };
  /** Params that are the same in all trainings. */
  readonly params?: Partial<ValuesFor<J['params']>>;
  readonly inputs?: InputsFor<J['inputs']>;
  /** How many trainings; left out, 10. */
  readonly jobs?: number;
  /** How many of them at once; left out, 1. */
  readonly atOnce?: number;
  /** Left out, `Bayesian`. */
  readonly strategy?: (typeof strategies)[number];
}

export type RangesFor<P> = {
  readonly [N in keyof P]?: NonNullable<P[N]> extends number ? NumberRange : readonly string[];
} & Readonly<Partial<Record<keyof P, NumberRange | readonly string[]>>>;

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  /** Left out, `Auto`. */
  readonly scale?: (typeof scales)[number];
}

const strategies = ['Bayesian', 'Random', 'Grid', 'Hyperband'] as const;
const scales = ['Auto', 'Linear', 'Logarithmic', 'ReverseLogarithmic'] as const;

/** Many trainings of one script in search of the best params; its outputs are those of the best. Throws FLOW_OUTSIDE. */
export function tune<S extends ScriptPath>(path: S, options: TuneOptions<JobOf<S>>): OutputHandle<JobOf<S>['outputs']> {
  const { add, common, one, read, tell } = openStep('tune');
  const script = one('script', path, literalText) ?? '';
  const { ranges, objective, params = {}, inputs = {}, jobs, atOnce, strategy, ...said } = read(options, fields);
  if (!ranges || Object.keys(ranges).length === 0) {
    tell({
      what: 'tune() has no ranges',
      rule: 'it tries values of params',
      fix: 'ranges: { depth: { min: 2, max: 12 } }',
    });
  }
  if (!objective) {
    tell({
      what: 'tune() has no objective',
      rule: 'it looks for the best of a metric',
      fix: "objective: { maximize: 'auc' }",
    });
  }
  return add({
    kind: 'tune',
    ...common(said, asStepName(`tune-${stepNameOf(script)}`)),
    script,
    params,
    inputs,
    ranges: ranges ?? {},
    objective: objective ?? { metric: '', goal: 'Maximize' },
    strategy: strategy ?? 'Bayesian',
    jobs: jobs ?? 10,
    atOnce: atOnce ?? 1,
  });
}

const objective: Reader<{ metric: string; goal: 'Maximize' | 'Minimize' }> = (value, path, tell) => {
  const { maximize, minimize } = readOptions(
    path,
    value,
    { maximize: literalText, minimize: literalText },
    tell,
    `${path}.`,
  );
  if (maximize !== undefined && minimize === undefined) return { metric: maximize, goal: 'Maximize' };
  if (minimize !== undefined && maximize === undefined) return { metric: minimize, goal: 'Minimize' };
  const rule = 'the metric that is to be as great, or as small, as can be';
  tell({ what: `${path} is ${shown(value)}`, rule, fix: "{ maximize: 'auc' }" });
  return undefined;
};

/** Whether whole numbers are meant stands in the job's head. */
const range: Reader<TuneRange> = (value, path, tell) => {
  if (!asTable(value)) {
    const values = listOf(literalText)(value, path, tell);
    return values && { kind: 'choice', values };
  }
  const fields = { min: literalNumber, max: literalNumber, scale: oneOf(scales) };
  const { min, max, scale = 'Auto' } = readOptions(path, value, fields, tell, `${path}.`);
  if (min !== undefined && max !== undefined && min < max) return { kind: 'float', min, max, scale };
  tell({ what: `${path} is ${shown(value)}`, rule: 'min is less than max', fix: '{ min: 1, max: 10 }' });
  return undefined;
};

const fields = {
  ranges: recordOf(range),
  objective,
  params: recordOf(flowValue),
  inputs: recordOf(stepInput),
  jobs: wholeNumber(1, 750),
  atOnce: wholeNumber(1, 100),
  strategy: oneOf(strategies),
};
