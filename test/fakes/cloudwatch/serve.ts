import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from './refusal.ts';

export interface ServedJson extends AsyncDisposable {
  /** For `AWS_ENDPOINT_URL`. */
  url: string;
}

/** What answers calls by the names of their operations; throws a `Refusal`, or anything else where no answer comes. */
export type Answer = (operation: string, input: unknown, signal: AbortSignal) => Promise<object>;

/**
 * Serves services by the prefix of their operations (`Logs_20140328`) over HTTP on this machine, in the JSON protocol of AWS.
 * Signatures are not looked at.
 */
export async function serveJson(services: Readonly<Record<string, Answer>>): Promise<ServedJson> {
  const server = createServer((request, response) => void respond(services, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function respond(
  services: Readonly<Record<string, Answer>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const [service = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  try {
    const answer = services[service];
    if (!answer) throw new Refusal('UnknownOperationException', '');
    const body = await readBody(request);
    send(response, 200, await answer(operation, body === '' ? {} : JSON.parse(body), gone.signal));
  } catch (error) {
    if (error instanceof Refusal) send(response, error.status, { __type: error.name, message: error.message });
    else request.socket.destroy();
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': '00000000-0000-4000-8000-000000000000',
  });
  response.end(text);
}
