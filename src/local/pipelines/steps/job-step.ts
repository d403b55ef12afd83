import { ServiceError } from '../../service-error.ts';
import { lostReason } from '../../jobs/settle-jobs.ts';
import { jobName, prefixedJobName, tuningJobName } from '../identifiers.ts';
import { type Json, type JsonObject, jsonText, memberOf } from '../json.ts';
import type { Outcome } from '../run/outcome.ts';
import { resolve } from '../run/resolve.ts';
import type { StepRunner, StepWork } from '../run/step-work.ts';
import { cacheHit, cacheKeyOf } from './cache.ts';
import type { JobStepKind } from './job-kinds.ts';
import { ownTags } from './own-tags.ts';

/**
 * Steps that are jobs. The name of an attempt's job is known before it is made and is the same whoever makes it, so that no
 * attempt has two jobs.
 */
export function jobStep(kind: JobStepKind, describe = describeOnly): StepRunner {
  return {
    begin: async (work) => {
      const request = await requestOf(work, kind);
      const cacheKey = cacheKeyOf(request, kind.key);
      const hit = cacheHit(work, cacheKey);
      if (hit) return hit;
      const arn = await create(work, kind, request);
      return { kind: 'working', change: { cacheKey, metadata: { [kind.metadata]: { Arn: arn } } } };
    },
    look: async (work) => {
      const job = await work.call('sagemaker', `Describe${kind.resource}`, { [kind.name]: nameOf(work, kind) });
      return outcomeOf(job, work, kind, describe);
    },
    stop: async (work) => {
      await work.call('sagemaker', `Stop${kind.resource}`, { [kind.name]: nameOf(work, kind) }).catch(unlessOver);
    },
  };
}

type Describe = (job: JsonObject, work: StepWork) => Promise<JsonObject>;

const describeOnly: Describe = async (job) => job;

/** A job that ended in the meantime can't be stopped, and needn't be. */
function unlessOver(error: unknown): void {
  if (!(error instanceof ServiceError)) throw error;
}

function nameOf({ record, definition }: StepWork, kind: JobStepKind): string {
  const attempt = { execution: record.execution, step: record.name, attempt: record.attempts };
  const prefix = definition.arguments[kind.name];
  if (kind.resource === 'HyperParameterTuningJob') return tuningJobName(attempt);
  return typeof prefix === 'string' ? prefixedJobName(prefix, attempt) : jobName(attempt);
}

async function requestOf(work: StepWork, kind: JobStepKind): Promise<Record<string, Json>> {
  const name = nameOf(work, kind);
  const scope = { ...work.scope, execution: (of: string) => (of === kind.name ? name : work.scope.execution(of)) };
  const request = (await resolve(work.definition.arguments, scope)) as JsonObject;
  const { execution } = work;
  const shown = memberOf(request['ExperimentConfig'], 'TrialComponentDisplayName');
  const experiment = execution.experiment && {
    ExperimentConfig: {
      ExperimentName: execution.experiment.name,
      TrialName: execution.experiment.trial,
      ...(shown !== undefined && { TrialComponentDisplayName: shown }),
    },
  };
  const { ExperimentConfig: _, ...rest } = request;
  return {
    ...roleOf(kind, execution.role),
    ...rest,
    ...(kind.resource === 'HyperParameterTuningJob' ? {} : experiment),
    [kind.name]: name,
    Tags: [...((request['Tags'] ?? []) as JsonObject[]), ...ownTags(work)],
  };
}

/** Jobs that run as a role of their own run as the pipeline's where they name none. */
function roleOf(kind: JobStepKind, role: string): Record<string, Json> {
  return kind.resource === 'ProcessingJob' || kind.resource === 'TrainingJob' ? { RoleArn: role } : {};
}

/** The ARN of the attempt's job, which an earlier supervisor may have made before it was killed. */
async function create(work: StepWork, kind: JobStepKind, request: Record<string, Json>): Promise<string> {
  try {
    const made = await work.call('sagemaker', `Create${kind.resource}`, request);
    return jsonText(made[kind.arn] ?? '');
  } catch (error) {
    if (!(error instanceof ServiceError) || error.name !== 'ResourceInUse') throw error;
    const job = await work.call('sagemaker', `Describe${kind.resource}`, { [kind.name]: request[kind.name] ?? null });
    return jsonText(job[kind.arn] ?? '');
  }
}

async function outcomeOf(job: JsonObject, work: StepWork, kind: JobStepKind, describe: Describe): Promise<Outcome> {
  switch (job[kind.status]) {
    case 'Completed':
      return { kind: 'succeeded', properties: await describe(job, work), metadata: work.record.metadata };
    case 'Stopped':
      if (work.execution.status === 'Stopping') return { kind: 'stopped' };
      return { kind: 'failed', reason: 'ClientError: The job was stopped.', metadata: work.record.metadata };
    case 'Failed':
      return failure(jsonText(job['FailureReason'] ?? ''), work);
    default:
      return { kind: 'working' };
  }
}

/** The types of exceptions that a job's own reason tells: https://docs.aws.amazon.com/sagemaker, "Retry policy for pipeline steps". */
function failure(reason: string, { record, execution }: StepWork): Outcome {
  if (reason === lostReason && execution.status === 'Stopping') return { kind: 'stopped' };
  const exception = exceptionOf(reason);
  const told = exception === undefined ? `ClientError: ${reason}` : reason;
  return { kind: 'failed', reason: told, metadata: record.metadata, ...(exception !== undefined && { exception }) };
}

function exceptionOf(reason: string): string | undefined {
  if (reason === lostReason) return 'Step.SERVICE_FAULT';
  if (reason.startsWith('InternalServerError')) return 'SageMaker.JOB_INTERNAL_ERROR';
  return reason.startsWith('CapacityError') ? 'SageMaker.CAPACITY_ERROR' : undefined;
}
