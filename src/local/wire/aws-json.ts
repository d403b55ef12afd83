import { randomUUID } from 'node:crypto';
import { messageOf } from '../../base/thrown.ts';
import { checkRequest } from '../../limits/check-request.ts';
import type { Service } from '../../limits/operations.ts';
import { refusal } from '../../limits/refusal.ts';
import { requestShape } from '../../limits/tables.ts';
import type { Embedded, JsonService, Operation, WireRequest, WireResponse } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { queryCodeOf } from '../sqs/refusals.ts';
import { readBody } from './read-body.ts';

/** More than any JSON operation's own limit (PutLogEvents takes 1 MiB of events, escaped). */
const maxBody = 8 * 1024 * 1024;

/** Answers one request of a service that speaks AWS JSON: reads it, checks it as the service's front door does, runs it. */
export async function answerJson(
  service: JsonService,
  model: Service,
  operation: string,
  request: WireRequest,
  aws: Embedded,
): Promise<WireResponse> {
  try {
    const run = operationOf(service, operation);
    const input = parseObject(await readBody(request.body, maxBody));
    checkInput(model, operation, input);
    return jsonResponse(200, await run(input as never, aws), service.version);
  } catch (error) {
    return jsonError(error, service);
  }
}

/** Answers one operation that was called in this process: `input` is in the form of the wire, and checked as there. Throws `ServiceError`. */
export async function answerCall(
  service: JsonService,
  model: Service,
  operation: string,
  input: Record<string, unknown>,
  aws: Embedded,
): Promise<Record<string, unknown>> {
  const run = operationOf(service, operation);
  checkInput(model, operation, input);
  // What has no value is not on the wire.
  return JSON.parse(JSON.stringify(await run(input as never, aws))) as Record<string, unknown>;
}

function operationOf(service: JsonService, operation: string): Operation {
  const run = Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined;
  if (!run) throw unknownOperation(`${service.target}.${operation}`);
  return run;
}

/** An operation that the embedded AWS has no answer for. */
export function unknownOperation(operation: string): ServiceError {
  return new ServiceError('UnknownOperationException', `The embedded AWS does not answer ${operation}.`);
}

/** An error in the form of AWS JSON. What is no `ServiceError` is told as an `InternalFailure` with its own message. */
export function jsonError(error: unknown, service?: Pick<JsonService, 'target' | 'version'>): WireResponse {
  const fault = asServiceError(error);
  const body = { __type: fault.name, [messageMember(fault.name, service?.target)]: fault.message, ...fault.extra };
  const response = jsonResponse(fault.status, body, service?.version);
  const older = service?.target === 'AmazonSQS' && { 'x-amzn-query-error': `${queryCodeOf(fault.name)};Sender` };
  return { ...response, headers: { ...response.headers, 'x-amzn-errortype': fault.name, ...older } };
}

/** What was thrown, as the caller is told it. */
export function asServiceError(error: unknown): ServiceError {
  return error instanceof ServiceError ? error : internalFailure(error);
}

/** The JSON object that a body is; an empty body is an empty one. Throws `SerializationException`. */
export function parseObject(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new ServiceError('SerializationException', `The request body is not JSON: ${messageOf(cause)}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ServiceError('SerializationException', 'The request body must be a JSON object.');
  }
  return value as Record<string, unknown>;
}

/** Operations that mlx itself doesn't send may be missing in the tables of limits. */
function checkInput(model: Service, operation: string, input: Record<string, unknown>): void {
  if (!requestShape(model, operation)) return;
  const refused = refusal(model, checkRequest(model, operation, input));
  if (refused) throw new ServiceError(refused.name, refused.message);
}

function jsonResponse(status: number, value: object, version = '1.1'): WireResponse {
  return {
    status,
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amzn-requestid': randomUUID() },
    body: Buffer.from(JSON.stringify(value)),
  };
}

function internalFailure(error: unknown): ServiceError {
  return new ServiceError('InternalFailure', messageOf(error), { status: 500 });
}

/** SageMaker, Athena and Glue model their own errors with `Message`; those of AWS's front door come with `message`. */
function messageMember(name: string, target: string | undefined): string {
  const ownForm = target === 'SageMaker' || target === 'AmazonAthena' || target === 'AWSGlue';
  return ownForm && !frontDoor.has(name) ? 'Message' : 'message';
}

const frontDoor = new Set([
  'InternalFailure',
  'RequestEntityTooLargeException',
  'SerializationException',
  'ThrottlingException',
  'UnknownOperationException',
  'ValidationException',
]);
