import { Readable } from 'node:stream';
import type { WireRequest } from '../embedded.ts';
import type { Handler } from './route.ts';

/** The part of the AWS SDK's HTTP request that is read here. */
interface SdkRequest {
  method: string;
  path: string;
  query?: Record<string, string | string[] | null>;
  headers: Record<string, string>;
  body?: unknown;
}

interface SdkResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: Readable;
}

/** What the AWS SDK's clients take as `requestHandler`. */
export interface LocalRequestHandler {
  metadata: { handlerProtocol: string };
  handle(
    request: SdkRequest,
    options?: { abortSignal?: { readonly aborted: boolean } },
  ): Promise<{ response: SdkResponse }>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): object;
  destroy(): void;
}

/**
 * A `requestHandler` for the AWS SDK's clients that answers in this process, without a socket. Bodies stream both ways.
 * Destroying a client leaves the embedded AWS open: it is its opener's to close.
 */
export function localRequestHandler(embedded: { handle: Handler }): LocalRequestHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request, options) => {
      throwIfAborted(options?.abortSignal);
      const answer = await embedded.handle(toWire(request));
      throwIfAborted(options?.abortSignal);
      return { response: { statusCode: answer.status, headers: { ...answer.headers }, body: toReadable(answer.body) } };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => undefined,
  };
}

/** The SDK knows an aborted request by the error's name. */
function throwIfAborted(signal: { readonly aborted: boolean } | undefined): void {
  if (signal?.aborted) throw Object.assign(new Error('Request aborted'), { name: 'AbortError' });
}

function toWire(request: SdkRequest): WireRequest {
  return {
    method: request.method,
    path: request.path,
    query: Object.fromEntries(
      Object.entries(request.query ?? {}).map(([name, value]) => [
        name,
        (Array.isArray(value) ? value.at(-1) : value) ?? '',
      ]),
    ),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: pieces(request.body),
  };
}

async function* pieces(body: unknown): AsyncGenerator<Uint8Array> {
  if (body === undefined || body === null) return;
  if (typeof body === 'string') yield Buffer.from(body);
  else if (body instanceof Uint8Array) yield body;
  else if (body instanceof ArrayBuffer) yield new Uint8Array(body);
  else if (ArrayBuffer.isView(body)) yield new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  else if (body instanceof Blob) yield* body.stream();
  else {
    for await (const piece of body as AsyncIterable<Uint8Array | string>) {
      yield typeof piece === 'string' ? Buffer.from(piece) : piece;
    }
  }
}

/** The SDK accepts streams of Node's own class only. */
function toReadable(body: Uint8Array | AsyncIterable<Uint8Array>): Readable {
  return Readable.from(body instanceof Uint8Array ? [body] : body, { objectMode: false });
}
