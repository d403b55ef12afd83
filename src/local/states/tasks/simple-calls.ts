import type { Service } from '../../../limits/operations.ts';
import { callFor, type ErrorNames } from './call.ts';
import type { Doing } from './integration.ts';
import { isoTime, toMembers, toPascalCase, toResult } from './wire-form.ts';

/** One call of an operation, whose answer is the result. */
export function simpleCall(names: ErrorNames, service: Service, operation: string): Doing {
  return {
    begin: async ({ aws, parameters }) => {
      const input = toMembers(service, operation, parameters);
      const response = toResult(await callFor(names, aws, service, operation, input), isoTime);
      return { response: inCamelCase.has(service) ? toPascalCase(response) : response };
    },
  };
}

const inCamelCase: ReadonlySet<Service> = new Set(['emr-serverless', 'logs', 'stepfunctions']);

/** A message; a body that is no text is sent as JSON. */
export const sqsSendMessage: Doing = {
  begin: async ({ aws, parameters }) => {
    const { MessageBody: body } = parameters;
    const input = { ...parameters, MessageBody: typeof body === 'string' ? body : JSON.stringify(body) };
    const names: ErrorNames = { prefix: 'SQS', general: 'AmazonSQSException', service: 'AmazonSQS' };
    return { response: await callFor(names, aws, 'sqs', 'SendMessage', input) };
  },
};
