import { attemptMark } from '../identifiers.ts';
import { isJsonObject, type JsonObject, jsonText, memberOf } from '../json.ts';
import type { Outcome } from '../run/outcome.ts';
import { resolve } from '../run/resolve.ts';
import { StepFault } from '../run/step-fault.ts';
import type { StepRunner, StepWork } from '../run/step-work.ts';

/** Steps that are job runs of an application of EMR Serverless. The attempt's token keeps an attempt from starting two. */
export const emrServerlessStep: StepRunner = {
  begin: async (work) => {
    const { record, execution } = work;
    const given = (await resolve(work.definition.arguments, work.scope)) as JsonObject;
    const config = given['JobConfig'];
    const application = given['ApplicationId'] ?? memberOf(config, 'applicationId');
    if (!isJsonObject(config) || typeof application !== 'string') {
      throw new StepFault(
        'ClientError: The embedded AWS runs EMRServerless steps with an ApplicationId and a JobConfig.',
      );
    }
    const mark = attemptMark({ execution: record.execution, step: record.name, attempt: record.attempts });
    const run = await work.call('emr-serverless', 'StartJobRun', {
      executionRoleArn: given['ExecutionRoleArn'] ?? execution.role,
      ...config,
      applicationId: application,
      clientToken: `${execution.id}-${mark}`,
    });
    return { kind: 'working', change: { metadata: { EMRServerless: metadataOf(application, run, config) } } };
  },
  look: async (work) => {
    const { ids, told } = runOf(work);
    const answer = await work.call('emr-serverless', 'GetJobRun', ids);
    const run = answer['jobRun'];
    return isJsonObject(run) ? outcomeOf(run, work, told) : { kind: 'working' };
  },
  stop: async (work) => {
    await work.call('emr-serverless', 'CancelJobRun', runOf(work).ids).catch(() => undefined);
  },
};

function metadataOf(application: string, run: JsonObject, config: JsonObject): JsonObject {
  const name = config['name'];
  return {
    ApplicationId: application,
    JobRunId: run['jobRunId'] ?? '',
    ...(name !== undefined && { JobRunName: name }),
  };
}

function runOf({ record }: StepWork): { ids: JsonObject; told: JsonObject } {
  const told = memberOf(record.metadata, 'EMRServerless') ?? {};
  const ids = { applicationId: memberOf(told, 'ApplicationId') ?? '', jobRunId: memberOf(told, 'JobRunId') ?? '' };
  return { ids, told: { EMRServerless: told } };
}

function outcomeOf(run: JsonObject, { execution }: StepWork, metadata: JsonObject): Outcome {
  switch (run['state']) {
    case 'SUCCESS':
      return { kind: 'succeeded', properties: run, metadata };
    case 'CANCELLED':
      if (execution.status === 'Stopping') return { kind: 'stopped' };
      return { kind: 'failed', reason: 'ClientError: The job run was cancelled.', metadata };
    case 'FAILED':
      return {
        kind: 'failed',
        reason: `ClientError: ${jsonText(run['stateDetails'] ?? 'The job run failed.')}`,
        metadata,
      };
    default:
      return { kind: 'working' };
  }
}
