import type { Service } from '../../../limits/operations.ts';
import { callFor, type ErrorNames } from './call.ts';
import type { Doing } from './integration.ts';
import { isoTime, toMembers, toResult } from './wire-form.ts';

/** One call of an operation, whose answer is the result. */
export function simpleCall(names: ErrorNames, service: Service, operation: string): Doing {
  return {
    begin: async ({ aws, parameters }) => {
      const input = toMembers(service, operation, parameters);
      return { response: toResult(await callFor(names, aws, service, operation, input), isoTime) };
    },
  };
}

/** A message; a body that is no text is sent as JSON. */
export const sqsSendMessage: Doing = {
  begin: async ({ aws, parameters }) => {
    const { MessageBody: body } = parameters;
    const input = { ...parameters, MessageBody: typeof body === 'string' ? body : JSON.stringify(body) };
    const names: ErrorNames = { prefix: 'SQS', general: 'AmazonSQSException', service: 'AmazonSQS' };
    return { response: await callFor(names, aws, 'sqs', 'SendMessage', input) };
  },
};
