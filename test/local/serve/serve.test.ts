import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/local/wire/read-body.ts';
import { serve } from '../../../src/local/wire/serve.ts';

/** Sends a request and gives back all of the answer. */
function send(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const request = httpRequest(url, { method: options.method ?? 'GET', headers: options.headers }, (response) => {
      readBody(response, 100_000_000).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: body.toString() }),
        reject,
      );
    });
    request.once('error', reject);
    request.end(options.body);
  });
}

const hello = { handle: async () => ({ status: 200, headers: {}, body: Buffer.from('hello') }) };

describe('serving the embedded AWS', () => {
  it('listens on 127.0.0.1, on a free port where none is named', async () => {
    await using server = disposable(await serve(hello, { port: 0 }));
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await send(server.url)).toMatchObject({ status: 200, body: 'hello', headers: { 'content-length': '5' } });
  });

  it('hands on path, query and body as they came, and streams the answer', async () => {
    const seen: unknown[] = [];
    const handle = {
      handle: async ({ method, path, query, headers, body }: Parameters<Parameters<typeof serve>[0]['handle']>[0]) => {
        seen.push({ method, path, query, type: headers['content-type'] });
        return { status: 201, headers: { 'x-amzn-requestid': 'id' }, body };
      },
    };
    await using server = disposable(await serve(handle, { port: 0 }));
    const big = Buffer.alloc(5_000_000, 'x');
    const answer = await send(`${server.url}/bucket/a%2Fb%20c?prefix=a%20b&uploads`, {
      method: 'PUT',
      headers: { 'Content-Type': 'text/plain' },
      body: big,
    });
    expect(answer).toMatchObject({ status: 201, headers: { 'x-amzn-requestid': 'id' } });
    expect(answer.body === big.toString()).toBe(true);
    expect(seen).toEqual([
      { method: 'PUT', path: '/bucket/a%2Fb%20c', query: { prefix: 'a b', uploads: '' }, type: 'text/plain' },
    ]);
  });

  it.each([[{ host: 'evil.example' }], [{ origin: 'https://evil.example' }], [{ 'sec-fetch-site': 'cross-site' }]])(
    'refuses what a web page could send: %j',
    async (headers) => {
      await using server = disposable(await serve(hello, { port: 0 }));
      const answer = await send(server.url, { headers });
      expect(answer.status).toBe(403);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  it('refuses the preflight of a web page', async () => {
    await using server = disposable(await serve(hello, { port: 0 }));
    const answer = await send(server.url, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } });
    expect(answer.status).toBe(403);
  });

  it('answers even where a body was left unread', async () => {
    await using server = disposable(await serve(hello, { port: 0 }));
    const answer = await send(server.url, { method: 'PUT', body: Buffer.alloc(20_000_000) });
    expect(answer).toMatchObject({ status: 200, body: 'hello' });
  });

  it('hangs up on a client that falls silent', async () => {
    await using server = disposable(await serve(hello, { port: 0, silence: 50 }));
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write('PUT / HTTP/1.1\r\n');
    await expect(new Promise((resolve) => socket.once('close', () => resolve('closed')))).resolves.toBe('closed');
  });

  it('says so when the port is taken', async () => {
    await using server = disposable(await serve(hello, { port: 0 }));
    const port = Number(new URL(server.url).port);
    await expect(serve(hello, { port })).rejects.toMatchObject({ code: 'LOCAL_PORT_TAKEN', details: { port } });
  });

  it('stops answering once it is closed', async () => {
    const server = await serve(hello, { port: 0 });
    await server.close();
    await expect(send(server.url)).rejects.toThrow('ECONNREFUSED');
  });
});

function disposable(server: Awaited<ReturnType<typeof serve>>) {
  return { ...server, [Symbol.asyncDispose]: () => server.close() };
}
