import { expressionText } from '../../../../src/define/expression/text.ts';
import type { Condition } from '../../../../src/define/expression/node.ts';
import type { Step } from '../../../../src/define/flow/flow-definition.ts';
import type { FlowPlan, PlannedStep } from '../../../../src/plan/flow/flow-plan.ts';
import type { Scratch } from '../../../fakes/scratch.ts';

const price = { note: '' };
const own = { after: [] };

/** A job's own request as a step; each input of it may be an expression. */
export async function jobStep(
  project: Scratch,
  name: string,
  more: { needs?: readonly string[]; inputs?: Readonly<Record<string, string>>; inside?: PlannedStep['inside'] } = {},
): Promise<PlannedStep> {
  const plan = await project.plan(name);
  const { job, request } = plan;
  const inputs = Object.entries(more.inputs ?? {}).map(([InputName, S3Uri]) => ({
    InputName,
    S3Input: {
      S3Uri,
      LocalPath: `/opt/ml/processing/input/${InputName}`,
      S3DataType: 'S3Prefix' as const,
      S3InputMode: 'File' as const,
    },
  }));
  const input = {
    ...request.input,
    ...(request.operation === 'CreateProcessingJob' && {
      ProcessingInputs: [...(request.input.ProcessingInputs ?? []), ...inputs],
    }),
  };
  return {
    name,
    step: { ...own, kind: 'job', name, job, params: {}, inputs: {}, env: {} },
    needs: more.needs ?? [],
    inside: more.inside,
    request: { service: 'sagemaker', operation: request.operation, input } as PlannedStep['request'],
    tables: plan.tables,
    outputs: [],
    price,
  };
}

export function outputOf(step: string, output: string): string {
  return expressionText({ kind: 'output', step, output });
}

export function plainStep(step: Step, more: Partial<PlannedStep> = {}): PlannedStep {
  return { name: step.name, step, needs: [], tables: [], outputs: [], price, ...more };
}

export function whenStep(name: string, condition: Condition, needs: readonly string[] = []): PlannedStep {
  return plainStep({ ...own, kind: 'when', name, condition, then: [], otherwise: [] }, { needs });
}

/** A plan for mlx itself, with the uploads of the jobs in it. */
export async function planOf(
  project: Scratch,
  steps: readonly PlannedStep[],
  run = 'trial-20260101-000000-aaaa',
): Promise<FlowPlan> {
  const jobs = steps.flatMap(({ step }) => (step.kind === 'job' ? [step.job.name] : []));
  const plans = await Promise.all(jobs.map((job) => project.plan(job)));
  const { bucket } = await placeOf(project);
  return {
    flow: { name: 'trial', params: {}, steps: steps.map(({ step }) => step), places: {} },
    way: 'job',
    where: 'local',
    run,
    deployed: 'trial-trial',
    params: {},
    steps,
    uploads: plans.flatMap(({ uploads }) => uploads),
    needs: { buckets: [bucket], groups: [] },
    compiled: { way: 'job' },
    price,
    kept: [],
    lost: [],
  };
}

export async function placeOf({ aws, project }: Scratch): Promise<{ name: string; bucket: string }> {
  const { account } = await aws.identity();
  return { name: project.name, bucket: `sagemaker-${aws.region}-${account}` };
}
