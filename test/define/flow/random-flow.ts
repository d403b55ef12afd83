import type { JobDefinition, Param } from '../../../src/define/definition.ts';
import type { Condition, ExpressionNode, FlowValue } from '../../../src/define/expression/node.ts';
import { expressionText } from '../../../src/define/expression/text.ts';
import type {
  EachItem,
  EachStep,
  FlowDefinition,
  JobStep,
  Step,
  StepInput,
  StepOptions,
} from '../../../src/define/flow/flow-definition.ts';
import { allSteps } from '../../../src/define/flow/walk.ts';
import { jobDefinition } from './job-definition.ts';
import { seeded, type Seeded } from './seeded.ts';

/** What a random flow may hold. `transform` brings its `model` step with it, `register` and `model` need a training. */
export const randomKinds = [
  'processing',
  'training',
  'spark',
  'when',
  'each',
  'register',
  'transform',
  'tune',
  'sql',
  'lambda',
  'approval',
  'fail',
] as const;
export type RandomKind = (typeof randomKinds)[number];

/** What steps so far have made that a next one may read. */
interface Made {
  steps: string[];
  files: { step: string; output: string }[];
  /** Outputs of processing jobs. */
  reports: { step: string; output: string }[];
  models: { step: string; output: string }[];
  metrics: { step: string; metric: string }[];
  results: { step: string; result: string }[];
  /** Of steps inside an `each`. */
  many: Extract<StepInput, { kind: 'outputs' }>[];
}

interface Draw {
  chances: Seeded;
  kinds: readonly RandomKind[];
  made: Made;
  /** What `each` is at, where steps are drawn inside one. */
  items?: readonly EachItem[];
  /** Counts steps, so that names are unique. */
  next: () => number;
}

/**
 * A valid flow of about `steps` steps, the same for the same seed. It has no `when` inside a `when` and none that others come
 * after, and no `fail` but in a branch; Spark runs on SageMaker; only processing jobs read the outputs of an `each`. So every
 * way of running takes it.
 */
export function randomFlow(
  seed: number,
  { steps = 10, kinds = randomKinds }: { steps?: number; kinds?: readonly RandomKind[] } = {},
): FlowDefinition {
  const count = { steps: 0 };
  const made: Made = { steps: [], files: [], reports: [], models: [], metrics: [], results: [], many: [] };
  const draw: Draw = { chances: seeded(seed), kinds, made, next: () => (count.steps += 1) };
  const drawn: Step[] = [];
  while (count.steps < steps) drawn.push(...randomSteps(draw, outermost));
  const place = { file: 'flows/random.flow.ts', line: 1, column: 1, length: 1, text: '' };
  const names = ['', ...allSteps({ steps: drawn }).map(({ step }) => step.name)];
  return {
    name: `random-${seed}`,
    file: '/project/flows/random.flow.ts',
    params,
    steps: drawn,
    places: Object.fromEntries(names.map((name, index) => [name, { ...place, line: index + 1 }])),
  };
}

const params: Readonly<Record<string, Param>> = {
  day: { type: 'date', default: '2013-01-01', required: false },
  depth: { type: 'int', default: 6, min: 1, max: 20, required: false },
  rate: { type: 'float', default: 0.1, required: false },
  loud: { type: 'bool', default: false, required: false },
  loss: { type: 'enum', values: ['gini', 'entropy'], default: 'gini', required: false },
  owner: { type: 'string', default: 'ml', required: false },
};

/** What the jobs of the flow take; the same names, so that a param of the flow may stand for each. */
const jobParams = params;

const outermost: readonly RandomKind[] = randomKinds.filter((kind) => kind !== 'fail');
const inWhen: readonly RandomKind[] = outermost.filter((kind) => kind !== 'when');
const inEach: readonly RandomKind[] = ['processing', 'training', 'spark', 'sql', 'lambda'];

function randomSteps(draw: Draw, allowed: readonly RandomKind[]): Step[] {
  const steps = stepsOfKind(draw, allowed);
  draw.made.steps.push(...steps.filter(({ kind }) => kind !== 'when').map(({ name }) => name));
  return steps;
}

function stepsOfKind(draw: Draw, allowed: readonly RandomKind[]): Step[] {
  const { chances, made } = draw;
  const kinds = allowed.filter(
    (kind) => draw.kinds.includes(kind) && (!needsModel.has(kind) || made.models.length > 0),
  );
  const kind = kinds.length > 0 ? chances.one(kinds) : 'processing';
  const name = `${kind}-${draw.next()}`;
  const common = options(draw, kind, name);
  switch (kind) {
    case 'processing':
    case 'training':
    case 'spark':
      return [jobStep(draw, kind, common)];
    case 'when':
      return [whenStep(draw, common)];
    case 'each':
      return [eachStep(draw, common)];
    case 'register':
      return [registerStep(draw, common)];
    case 'transform':
      return transformSteps(draw, common);
    case 'tune':
      return [tuneStep(draw, common)];
    case 'sql': {
      made.files.push({ step: name, output: 'rows' });
      const sql = `select * from nyc.flights where day = '${text({ kind: 'param', name: 'day' })}'`;
      return [{ kind: 'sql', ...common, sql, format: 'parquet', output: { kind: 'files' } }];
    }
    case 'lambda': {
      made.results.push({ step: name, result: 'count' });
      const payload = { day: text({ kind: 'param', name: 'day' }), depth: someNumber(draw) };
      return [{ kind: 'lambda', ...common, function: 'notify', payload, results: { count: 'int' } }];
    }
    case 'approval':
      return [{ kind: 'approval', ...common, message: `go on with ${runId}?`, results: { by: 'string' } }];
    case 'fail':
      return [{ kind: 'fail', ...common, message: `${runId} is not good enough` }];
  }
}

/** Kinds that do no work of their own, which could be tried again or kept. */
const plain: ReadonlySet<RandomKind> = new Set(['when', 'each', 'fail']);
const needsModel: ReadonlySet<RandomKind> = new Set(['register', 'transform']);
const runId = text({ kind: 'execution', name: 'id' });

function options({ chances, made }: Draw, kind: RandomKind, name: string): StepOptions {
  const after = made.steps.length > 0 && chances.chance(0.2) ? [chances.one(made.steps)] : [];
  return {
    name,
    after,
    ...(!plain.has(kind) &&
      chances.chance(0.3) && { retry: { attempts: chances.whole(1, 5), interval: 5, backoff: 2 } }),
    ...(!plain.has(kind) &&
      kind !== 'register' &&
      chances.chance(0.3) && { cache: { expireAfter: 86_400 * chances.whole(1, 30) } }),
  };
}

function jobStep(draw: Draw, kind: 'processing' | 'training' | 'spark', common: StepOptions): JobStep {
  const { chances, made } = draw;
  const inputs = randomInputs(draw, kind !== 'training');
  const job = jobOf(kind, common.name, inputs);
  if (kind === 'training') {
    made.models.push({ step: common.name, output: 'model' });
    made.metrics.push({ step: common.name, metric: 'auc' });
  }
  if (kind === 'processing') made.reports.push({ step: common.name, output: 'rows' });
  made.files.push({ step: common.name, output: 'rows' });
  return {
    kind: 'job',
    ...common,
    job,
    params: {
      ...(chances.chance(0.6) && { depth: someNumber(draw) }),
      ...(chances.chance(0.5) && { day: text({ kind: 'param', name: 'day' }) }),
      ...(chances.chance(0.3) && { owner: `${text({ kind: 'param', name: 'owner' })}-${runId}` }),
      ...(chances.chance(0.3) && { loud: chances.chance(0.5) ? true : text({ kind: 'param', name: 'loud' }) }),
    },
    inputs,
    env: chances.chance(0.4) ? { RUN: runId } : {},
    ...(kind === 'spark' && { spark: { kind: 'sagemaker' as const } }),
  };
}

function jobOf(kind: 'processing' | 'training' | 'spark', name: string, inputs: JobStep['inputs']): JobDefinition {
  const training = kind === 'training';
  return jobDefinition(name, {
    kind: training ? 'training' : 'processing',
    ...(kind === 'spark' && { spark: true as const }),
    params: jobParams,
    inputs: Object.fromEntries(Object.keys(inputs).map((input) => [input, { kind: 's3', uri: 's3://other/rows/' }])),
    outputs: { ...(training && { model: { kind: 'model' as const } }), rows: { kind: 'files' } },
    metrics: training ? { auc: 'auc=([0-9.]+)' } : {},
  });
}

function randomInputs({ chances, made }: Draw, takesMany: boolean): Record<string, StepInput> {
  const choices: StepInput[] = [
    { kind: 'ref', ref: { kind: 's3', uri: 's3://other/rows/' } },
    ...made.files.slice(-4).map((output): StepInput => ({ kind: 'output', ...output })),
    ...(takesMany ? made.many.slice(-1) : []),
    ...made.files.slice(-1).map(({ step, output }): StepInput => ({
      kind: 'uri',
      uri: `${text({ kind: 'output', step, output })}part/`,
    })),
  ];
  return Object.fromEntries(
    Array.from({ length: chances.whole(0, 3) }, (_, index) => [`input${index}`, chances.one(choices)]),
  );
}

function whenStep(draw: Draw, common: StepOptions): Step {
  const condition = randomCondition(draw, 2);
  const branch = (): Step[] => {
    const inner = { ...draw, made: structuredClone(draw.made) };
    const steps = Array.from({ length: draw.chances.whole(1, 2) }, () => randomSteps(inner, inWhen)).flat();
    return draw.kinds.includes('fail') && draw.chances.chance(0.2)
      ? [...steps, ...randomSteps(inner, ['fail'])]
      : steps;
  };
  return { kind: 'when', ...common, condition, then: branch(), otherwise: draw.chances.chance(0.6) ? branch() : [] };
}

function eachStep(draw: Draw, common: StepOptions): EachStep {
  const { chances, made } = draw;
  const names = ['small', 'middle', 'large'].slice(0, chances.whole(1, 3));
  const items = names.map((name, index) => ({ name, value: { depth: 2 + index, loss: 'gini' } }));
  const inner = { ...draw, made: structuredClone(made), items };
  const steps = [
    jobStep(inner, 'processing', { name: `processing-${draw.next()}`, after: [] }),
    ...randomSteps(inner, inEach),
  ];
  const [first] = steps;
  if (first) made.many.push({ kind: 'outputs', each: common.name, step: first.name, output: 'rows' });
  for (const item of first ? items.slice(0, 1) : []) {
    made.files.push({ step: `${first?.name ?? ''}-${item.name}`, output: 'rows' });
  }
  return { kind: 'each', ...common, items, ...(chances.chance(0.5) && { atOnce: chances.whole(1, 3) }), steps };
}

function registerStep({ chances, made }: Draw, common: StepOptions): Step {
  const report = made.files.at(-1);
  return {
    kind: 'register',
    ...common,
    model: text({ kind: 'output', ...chances.one(made.models) }),
    group: 'delays',
    approval: chances.one(['Approved', 'PendingManualApproval']),
    metrics: report ? { 'modelQuality.statistics': `${text({ kind: 'output', ...report })}statistics.json` } : {},
    baselines: {},
    contentTypes: ['text/csv'],
    responseTypes: ['text/csv'],
    properties: { run: runId },
  };
}

function transformSteps({ chances, made, next }: Draw, common: StepOptions): Step[] {
  const model = `model-${next()}`;
  const input: StepInput = made.files.length > 0 ? { kind: 'output', ...chances.one(made.files) } : stored;
  made.files.push({ step: common.name, output: 'predictions' });
  return [
    { kind: 'model', name: model, after: [], model: text({ kind: 'output', ...chances.one(made.models) }), env: {} },
    {
      kind: 'transform',
      ...common,
      model: { kind: 'step', step: model },
      input,
      split: 'Line',
      contentType: 'text/csv',
      instance: 'ml.m5.large',
      count: 1,
      env: {},
    },
  ];
}

const stored: StepInput = { kind: 'uri', uri: 's3://other/rows/' };

function tuneStep(draw: Draw, common: StepOptions): Step {
  const inputs = randomInputs(draw, false);
  draw.made.models.push({ step: common.name, output: 'model' });
  return {
    kind: 'tune',
    ...common,
    job: jobOf('training', common.name, inputs),
    params: { loss: 'gini' },
    inputs,
    ranges: {
      depth: { kind: 'int', min: 2, max: 10, scale: 'Auto' },
      rate: { kind: 'float', min: 0.01, max: 0.5, scale: 'Logarithmic' },
    },
    objective: { metric: 'auc', goal: 'Maximize' },
    strategy: draw.chances.one(['Bayesian', 'Random']),
    jobs: 4,
    atOnce: 2,
  };
}

function randomCondition(draw: Draw, deep: number): Condition {
  const { chances, made } = draw;
  const left: FlowValue = text(
    chances.one<ExpressionNode>([
      { kind: 'param', name: 'depth' },
      ...made.metrics.map((metric): ExpressionNode => ({ kind: 'metric', ...metric })),
      ...made.results.map((result): ExpressionNode => ({ kind: 'result', ...result })),
      ...made.reports.map(jsonOf),
    ]),
  );
  const simple: Condition = {
    kind: 'compare',
    operator: chances.one(['above', 'atLeast', 'below', 'atMost', 'equals']),
    left,
    right: chances.whole(1, 9),
  };
  if (deep === 0 || chances.chance(0.5)) return simple;
  const inner = () => randomCondition(draw, deep - 1);
  return chances.one<() => Condition>([
    () => ({ kind: 'not', condition: inner() }),
    () => ({ kind: 'all', conditions: [inner(), inner()] }),
    () => ({ kind: 'any', conditions: [inner(), inner()] }),
    () => ({ kind: 'in', value: text({ kind: 'param', name: 'loss' }), values: ['gini', 'entropy'] }),
  ])();
}

function jsonOf({ step, output }: { step: string; output: string }): ExpressionNode {
  return { kind: 'json', step, output, file: 'report.json', path: 'metrics.auc' };
}

function someNumber({ chances, items }: Draw): FlowValue {
  if (items && chances.chance(0.8)) return text({ kind: 'item', member: 'depth' });
  return chances.chance(0.5) ? chances.whole(1, 9) : text({ kind: 'param', name: 'depth' });
}

function text(node: ExpressionNode): string {
  return expressionText(node);
}
