import { InvokeCommand } from '@aws-sdk/client-lambda';
import { workOfRequest } from '../jobs/service-work.ts';
import type { Performed, WorkOrder } from './work-order.ts';

/** Calls a function and waits for its answer, whose members are the results. A call that was cut off is made again. */
export async function performLambda(
  order: WorkOrder,
  input: { FunctionName: string; Payload: Readonly<Record<string, unknown>> },
): Promise<Performed> {
  const lambda = await order.aws.lambda();
  const started = Date.now();
  const { request } = order.attempt;
  order.begun({ made: input.FunctionName, work: workOfRequest(request, undefined), started });
  const answer = await lambda.send(
    new InvokeCommand({ FunctionName: input.FunctionName, Payload: Buffer.from(JSON.stringify(input.Payload)) }),
    { abortSignal: order.signal },
  );
  const work = workOfRequest(request, answer.$metadata.requestId);
  const base = { made: input.FunctionName, work, started, ended: Date.now() };
  const text = answer.Payload ? Buffer.from(answer.Payload).toString() : '';
  if (answer.FunctionError !== undefined) return { ...base, status: 'failed', reason: reasonIn(text) };
  return { ...base, status: 'completed', results: resultsIn(text) };
}

function reasonIn(text: string): string {
  const { errorType, errorMessage } = parsed(text);
  return [errorType, errorMessage].filter((one) => typeof one === 'string').join(': ') || text || 'it failed';
}

function resultsIn(text: string): Record<string, string> {
  const plain = Object.entries(parsed(text)).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(
    plain.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
