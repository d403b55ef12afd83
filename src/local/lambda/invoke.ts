import { randomUUID } from 'node:crypto';
import { messageOf } from '../../base/thrown.ts';
import type { Embedded } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { qualified } from './describe-function.ts';
import { functionOf } from './function.ts';
import { runFunction } from './run-function.ts';

interface InvokeInput {
  FunctionName: string;
  Qualifier?: string;
  InvocationType?: 'RequestResponse' | 'Event' | 'DryRun';
  LogType?: 'None' | 'Tail';
  /** In base64. */
  Payload?: string;
}

/** `Payload` and `LogResult` are in base64. */
export interface InvokeOutput {
  StatusCode: number;
  /** Told in a header. */
  RequestId?: string;
  ExecutedVersion?: string;
  FunctionError?: string;
  LogResult?: string;
  Payload?: string;
}

/** Bytes that an event may have, by how it is handed over. */
const largest = { RequestResponse: 6_291_456, Event: 1_048_576, DryRun: 6_291_456 };

/** Calls a function and waits for it, or leaves the event for the supervisor to hand over. */
export async function invoke(input: InvokeInput, aws: Embedded): Promise<InvokeOutput> {
  const type = input.InvocationType ?? 'RequestResponse';
  const called = functionOf(qualified(input), aws);
  const event = eventIn(input.Payload, type);
  switch (type) {
    case 'DryRun':
      return { StatusCode: 204 };
    case 'Event':
      aws.state
        .prepare('INSERT INTO lambda_events (id, function, payload, due) VALUES (?, ?, ?, ?)')
        .run(randomUUID(), called.name, event, aws.now());
      aws.wake();
      return { StatusCode: 202 };
    case 'RequestResponse': {
      const { requestId, payload, failed, log } = await runFunction(called, event, aws);
      return {
        StatusCode: 200,
        RequestId: requestId,
        ExecutedVersion: '$LATEST',
        Payload: Buffer.from(payload).toString('base64'),
        ...(failed && { FunctionError: 'Unhandled' }),
        ...(input.LogType === 'Tail' && { LogResult: Buffer.from(log).toString('base64') }),
      };
    }
  }
}

function eventIn(payload: string | undefined, type: keyof typeof largest): string {
  const bytes = Buffer.from(payload ?? '', 'base64');
  if (bytes.length > largest[type]) {
    throw new ServiceError(
      'RequestTooLargeException',
      `${bytes.length} byte payload is too large for the ${type} invocation type (limit ${largest[type]} bytes)`,
      { status: 413 },
    );
  }
  if (bytes.length === 0) return '{}';
  try {
    return JSON.stringify(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new ServiceError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${messageOf(cause)}`,
    );
  }
}
