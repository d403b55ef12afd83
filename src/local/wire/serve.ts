import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MlxError } from '../../base/errors.ts';
import type { WireRequest, WireResponse } from '../embedded.ts';
import { refusalOf } from './page-guard.ts';
import type { Handler } from './route.ts';

export interface Served {
  /** `http://127.0.0.1:<port>`: what `AWS_ENDPOINT_URL` is set to. */
  url: string;
  /** Stops listening and ends the connections that are open. */
  close(): Promise<void>;
}

/** The longest that a connection may stay silent while a request or an answer is under way; milliseconds. */
const defaultSilence = 60_000;

/** The longest that a request may take to arrive whole: a large upload from a slow disk; milliseconds. */
const requestTimeout = 3_600_000;

/**
 * Answers AWS's own protocols on 127.0.0.1, so that boto3, the AWS CLI or another SDK can drive the embedded AWS.
 * Port 0 takes a free one. Fails with LOCAL_PORT_TAKEN. Requests that a web page could make are refused with 403.
 */
export async function serve(
  embedded: { handle: Handler },
  options: { port: number; silence?: number },
): Promise<Served> {
  const server = createServer({ requestTimeout, maxHeaderSize: 32_768 }, (request, response) => {
    answer(embedded.handle, server, request, response).catch(() => response.destroy());
  });
  server.setTimeout(options.silence ?? defaultSilence);
  await listen(server, options.port);
  return { url: `http://127.0.0.1:${portOf(server)}`, close: () => close(server) };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new MlxError('LOCAL_PORT_TAKEN', { port, reason: cause.message }, { cause })),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function answer(
  handle: Handler,
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refusalOf(request.headers, portOf(server));
  if (refusal) {
    response.writeHead(403, { 'content-type': 'text/plain', connection: 'close' }).end(`${refusal}\n`);
    return;
  }
  await send(await handle(toWire(request)), response);
}

function toWire(request: IncomingMessage): WireRequest {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  return {
    method: request.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: Object.fromEntries(new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1))),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    // Leaving a body unread must not cut the connection, or the answer would be lost with it.
    body: request.iterator({ destroyOnReturn: false }),
  };
}

async function send(answer: WireResponse, response: ServerResponse): Promise<void> {
  const { body } = answer;
  const length = body instanceof Uint8Array && !('content-length' in answer.headers) ? body.length : undefined;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(length === undefined ? {} : { 'content-length': length }),
  });
  await pipeline(Readable.from(body instanceof Uint8Array ? [body] : body, { objectMode: false }), response);
}
