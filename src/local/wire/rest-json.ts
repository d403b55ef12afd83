import { randomUUID } from 'node:crypto';
import type { Service } from '../../limits/operations.ts';
import { requestShape, shapeNamed } from '../../limits/tables.ts';
import type { Embedded, JsonService, WireRequest, WireResponse } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { answerCall, asServiceError, parseObject, unknownOperation } from './aws-json.ts';
import { readBody } from './read-body.ts';

/** A service that speaks REST-JSON: what stands where in the requests of its operations. */
export interface RestService extends JsonService {
  routes: readonly RestRoute[];
  /** Bytes that a request's body may have. */
  maxBody: number;
}

export interface RestRoute {
  operation: string;
  method: string;
  /** `/functions/{FunctionName}/code`: a name in braces is the member that stands there. */
  path: string;
  /** Members by the lower-case name of the header that holds each. */
  headers?: Readonly<Record<string, string>>;
  /** The member, a blob, that the body is; elsewhere the body holds the members as JSON. */
  payload?: string;
  /** Default: 200. */
  status?: number;
  /** The answer where it is more than JSON with the route's status. */
  answer?: (output: Readonly<Record<string, unknown>>) => WireResponse;
}

/** Answers one request of a service that speaks REST-JSON. */
export async function answerRest(
  service: RestService,
  model: Service,
  request: WireRequest,
  aws: Embedded,
): Promise<WireResponse> {
  try {
    const { route, members } = routeOf(service, request);
    const given = { ...members, ...queryMembers(model, route.operation, request), ...headerMembers(route, request) };
    const input = { ...(await bodyMembers(route, request, service.maxBody)), ...given };
    const output = await answerCall(service, model, route.operation, input, aws);
    return route.answer?.(output) ?? restResponse(route.status ?? 200, output);
  } catch (error) {
    return restError(error);
  }
}

/** An answer in JSON. */
export function restResponse(status: number, output: object): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID() },
    body: status === 204 ? new Uint8Array() : Buffer.from(JSON.stringify(output)),
  };
}

function restError(error: unknown): WireResponse {
  const { name, status, message, extra } = asServiceError(error);
  const type = status < 500 ? 'User' : 'Service';
  const response = restResponse(status, { Type: type, message, Message: message, ...extra });
  return { ...response, headers: { ...response.headers, 'x-amzn-errortype': name } };
}

function routeOf(
  { routes, target }: RestService,
  { method, path }: WireRequest,
): { route: RestRoute; members: Record<string, string> } {
  const parts = path.replace(/\/$/, '').split('/');
  for (const route of routes) {
    const members = route.method === method ? membersIn(route.path.split('/'), parts) : undefined;
    if (members) return { route, members };
  }
  throw unknownOperation(`${method} ${path} of ${target}`);
}

function membersIn(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const members: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] as string;
    if (expected.startsWith('{')) members[expected.slice(1, -1)] = decoded(part);
    else if (expected !== part) return undefined;
  }
  return members;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ServiceError('ValidationException', `The path holds ${part}, which is not percent-encoded text.`);
  }
}

/** What the query says, in the type that the member has. */
function queryMembers(model: Service, operation: string, { query }: WireRequest): Record<string, unknown> {
  const members = requestShape(model, operation)?.members ?? {};
  const known = Object.entries(query).filter(([name]) => Object.hasOwn(members, name));
  return Object.fromEntries(
    known.map(([name, text]) => {
      const { type } = shapeNamed(model, members[name] as string);
      if (type === 'integer' || type === 'long') return [name, Number(text)];
      if (type === 'boolean') return [name, text === 'true'];
      return [name, type === 'list' ? [text] : text];
    }),
  );
}

function headerMembers({ headers = {} }: RestRoute, request: WireRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([header, member]) => {
      const value = request.headers[header];
      return value === undefined ? [] : [[member, value]];
    }),
  );
}

/** A blob is in base64, as in JSON. */
async function bodyMembers(
  { payload }: RestRoute,
  { body }: WireRequest,
  most: number,
): Promise<Record<string, unknown>> {
  const bytes = await readBody(body, most);
  return payload === undefined ? parseObject(bytes) : { [payload]: bytes.toString('base64') };
}
