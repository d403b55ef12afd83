import type { Embedded } from '../../embedded.ts';
import { StateFault } from '../evaluate/fault.ts';
import { callFor, type ErrorNames } from './call.ts';
import type { Doing } from './integration.ts';

const names: ErrorNames = { prefix: 'Lambda', general: 'AWSLambdaException', service: 'AWSLambda' };

/** `lambda:invoke`: the answer with what is known of the call beside it. */
export const lambdaInvoke: Doing = {
  begin: async ({ aws, parameters }) => {
    const { Payload: payload = {}, ...more } = parameters;
    const { answer, told } = await invoke(more, payload, aws);
    const { ExecutedVersion, StatusCode, RequestId } = told;
    return { response: { ExecutedVersion, Payload: answer, SdkResponseMetadata: { RequestId }, StatusCode } };
  },
};

/** A function that a task names directly: the parameters are the event, the answer is the result. */
export function lambdaFunction(arn: string): Doing {
  return {
    begin: async ({ aws, parameters }) => {
      const { answer } = await invoke({ FunctionName: arn }, parameters, aws);
      return { response: answer };
    },
  };
}

async function invoke(
  call: Readonly<Record<string, unknown>>,
  event: unknown,
  aws: Embedded,
): Promise<{ answer: unknown; told: Record<string, unknown> }> {
  const Payload = Buffer.from(JSON.stringify(event)).toString('base64');
  const told = await callFor(names, aws, 'lambda', 'Invoke', { ...call, Payload });
  const text = Buffer.from((told['Payload'] ?? '') as string, 'base64').toString('utf8');
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  if (told['FunctionError'] !== undefined) {
    throw new StateFault((answer as { errorType?: string }).errorType ?? 'Lambda.Unknown', text);
  }
  return { answer, told };
}
