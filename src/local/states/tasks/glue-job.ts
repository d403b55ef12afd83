import { StateFault } from '../evaluate/fault.ts';
import { callFor, type ErrorNames } from './call.ts';
import type { Doing } from './integration.ts';
import { epoch, toResult } from './wire-form.ts';

export const glueNames: ErrorNames = { prefix: 'Glue', general: 'AWSGlueException', service: 'AWSGlue' };

interface Handle {
  JobName: string;
  RunId: string;
}

/** A run of a Glue job, followed to its end. */
export const glueJob: Doing = {
  begin: async ({ aws, parameters }) => {
    const response = await callFor(glueNames, aws, 'glue', 'StartJobRun', parameters);
    const handle: Handle = { JobName: parameters['JobName'] as string, RunId: response['JobRunId'] as string };
    return { response, handle };
  },
  poll: async (handle, aws) => {
    const { JobRun } = await callFor(glueNames, aws, 'glue', 'GetJobRun', { ...(handle as Handle) });
    const result = toResult(JobRun, epoch) as { JobRunState: string };
    if (['STARTING', 'RUNNING', 'STOPPING', 'WAITING'].includes(result.JobRunState)) return undefined;
    if (result.JobRunState !== 'SUCCEEDED') throw new StateFault('States.TaskFailed', JSON.stringify(result));
    return { result };
  },
  stop: async (handle, aws) => {
    const { JobName, RunId } = handle as Handle;
    await callFor(glueNames, aws, 'glue', 'BatchStopJobRun', { JobName, JobRunIds: [RunId] });
  },
};
