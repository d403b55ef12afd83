import type { Way } from '../../base/way.ts';
import type { JobDefinition, Param } from '../../define/definition.ts';
import { printed } from '../../define/expression/text.ts';
import type { FlowDefinition, JobStep, StepInput } from '../../define/flow/flow-definition.ts';
import type { Ref } from '../../define/ref.ts';
import { compiledRequests } from '../../plan/flow/compiled-requests.ts';
import { compileWay, wayRefusals } from '../../plan/flow/compile-way.ts';
import type { FlowContext } from '../../plan/flow/flow-plan.ts';
import { planSteps } from '../../plan/flow/plan-steps.ts';
import { flowScope } from '../../plan/flow/step-scope.ts';
import type { ResolvedInput, Upload } from '../../plan/plan.ts';

/** What one way of running makes of a job. */
export interface Trial {
  operation: string;
  /** The request in the words of the way. */
  request: unknown;
  /** The files that travel with the job, as text, by their names. */
  files: Readonly<Record<string, string>>;
  /** What of it the way can't do. */
  refused?: string;
}

/** What a step of a flow says beside the job's head, for a trial with expressions. */
export type TrialStep = Partial<Pick<JobStep, 'params' | 'inputs' | 'env' | 'instance' | 'count'>>;

/** Plans a flow of this one job, without asking whether a service would take its values. Pure. */
export function planTrial(
  job: JobDefinition,
  way: Way,
  step: TrialStep = {},
  params: Readonly<Record<string, Param>> = {},
): Trial {
  const flow = flowOf(job, step, params);
  const context = contextOf(job, way);
  const { steps, uploads } = planSteps(flowScope(flow, context));
  const operation = steps[0]?.request?.operation ?? '';
  const refusals = wayRefusals(flow, context);
  const { compiled, findings } = compileWay(flow, steps, context);
  const refused = [...refusals, ...findings][0]?.rule;
  const request = compiledRequests({ compiled, steps } as Parameters<typeof compiledRequests>[0]).get(job.name);
  return {
    operation,
    request: JSON.parse(printed(JSON.stringify(request))) as unknown,
    files: Object.fromEntries(uploads.map((upload) => [fileName(upload), textOf(upload)])),
    ...(refused !== undefined && { refused }),
  };
}

function flowOf(job: JobDefinition, step: TrialStep, params: Readonly<Record<string, Param>>): FlowDefinition {
  const inputs = Object.entries(job.inputs).map(([name, ref]): [string, StepInput] => [name, { kind: 'ref', ref }]);
  const only: JobStep = {
    kind: 'job',
    name: job.name,
    after: [],
    job,
    params: {},
    env: {},
    ...(job.spark && { spark: { kind: 'sagemaker' } }),
    ...step,
    inputs: { ...Object.fromEntries(inputs), ...step.inputs },
  };
  const place = { file: job.script, line: 1, column: 1, length: 1, text: '' };
  return { name: 'example', params, steps: [only], places: { '': place, [job.name]: place } };
}

function contextOf(job: JobDefinition, way: Way): FlowContext {
  const inputs = Object.entries(job.inputs).map(([name, ref]): [string, ResolvedInput] => [name, resolved(name, ref)]);
  return {
    where: 'aws',
    account: '111122223333',
    region: 'us-east-1',
    partition: 'aws',
    bucket: 'sagemaker-us-east-1-111122223333',
    role: 'arn:aws:iam::111122223333:role/mlx',
    project: 'project',
    run: 'example',
    way,
    params: {},
    steps: { [job.name]: { inputs: Object.fromEntries(inputs), code: job.include.map(emptyFile) } },
  };
}

function emptyFile({ as }: JobDefinition['include'][number]): { as: string; content: Uint8Array } {
  return { as, content: new Uint8Array() };
}

/** A place that another ref would not stand for. */
function resolved(name: string, ref: Ref): ResolvedInput {
  if (ref.kind === 's3') return { kind: 'prefix', uri: ref.uri, from: ref.uri };
  const words = Object.values(ref)
    .map(String)
    .join('/')
    .replaceAll(/[^\w./-]+/gu, '-');
  return { kind: 'prefix', uri: `s3://data/${words}/`, from: name };
}

function fileName({ to }: Upload): string {
  return to.slice(to.lastIndexOf('/') + 1);
}

function textOf({ source }: Upload): string {
  return source.kind === 'content' ? Buffer.from(source.content).toString() : source.path;
}
