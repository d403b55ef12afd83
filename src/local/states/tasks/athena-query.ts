import { StateFault } from '../evaluate/fault.ts';
import { callFor, type ErrorNames } from './call.ts';
import { shortHash } from './short-hash.ts';
import type { Doing } from './integration.ts';
import { epoch, toResult } from './wire-form.ts';

export const athenaNames: ErrorNames = { prefix: 'Athena', general: 'AmazonAthenaException', service: 'AmazonAthena' };

/** A query followed to its end. */
export const athenaQuery: Doing = {
  begin: async ({ aws, parameters, id }) => {
    const input = { ClientRequestToken: shortHash(id, 64), ...parameters };
    const response = await callFor(athenaNames, aws, 'athena', 'StartQueryExecution', input);
    return { response, handle: response['QueryExecutionId'] };
  },
  poll: async (id, aws) => {
    const told = await callFor(athenaNames, aws, 'athena', 'GetQueryExecution', { QueryExecutionId: id });
    const result = toResult(told, epoch) as { QueryExecution: { Status: { State: string } } };
    switch (result.QueryExecution.Status.State) {
      case 'SUCCEEDED':
        return { result };
      case 'FAILED':
      case 'CANCELLED':
        throw new StateFault('States.TaskFailed', JSON.stringify(result));
      default:
        return undefined;
    }
  },
  stop: async (id, aws) => {
    await callFor(athenaNames, aws, 'athena', 'StopQueryExecution', { QueryExecutionId: id });
  },
};
