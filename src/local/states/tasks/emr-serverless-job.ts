import { StateFault } from '../evaluate/fault.ts';
import { callFor, type ErrorNames } from './call.ts';
import type { Doing } from './integration.ts';
import { shortHash } from './short-hash.ts';
import { epoch, isoTime, toMembers, toPascalCase, toResult } from './wire-form.ts';

export const emrNames: ErrorNames = {
  prefix: 'EMRServerless',
  general: 'EMRServerlessException',
  service: 'EMRServerless',
};

interface Handle extends Record<string, unknown> {
  applicationId: string;
  jobRunId: string;
}

const going = new Set(['SUBMITTED', 'PENDING', 'SCHEDULED', 'RUNNING', 'CANCELLING', 'QUEUED']);

/** A job run of EMR Serverless, followed to its end. */
export const emrServerlessJob: Doing = {
  begin: async ({ aws, parameters, id }) => {
    const input = toMembers('emr-serverless', 'StartJobRun', { ClientToken: shortHash(id, 64), ...parameters });
    const response = await callFor(emrNames, aws, 'emr-serverless', 'StartJobRun', input);
    const { applicationId, jobRunId } = response as Handle;
    return { response: toPascalCase(toResult(response, isoTime)), handle: { applicationId, jobRunId } };
  },
  poll: async (handle, aws) => {
    const { jobRun } = await callFor(emrNames, aws, 'emr-serverless', 'GetJobRun', handle as Handle);
    if (going.has(String((jobRun as Record<string, unknown>)['state']))) return undefined;
    const result = toPascalCase(toResult(jobRun, epoch)) as { State: string };
    if (result.State !== 'SUCCESS') throw new StateFault('States.TaskFailed', JSON.stringify(result));
    return { result };
  },
  stop: async (handle, aws) => {
    await callFor(emrNames, aws, 'emr-serverless', 'CancelJobRun', handle as Handle);
  },
};
