import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { WireRequest, WireResponse } from '../../../src/local/embedded.ts';
import { readBody } from '../../../src/local/wire/read-body.ts';
import { localRequestHandler } from '../../../src/local/wire/request-handler.ts';

/** Answers each request with what it was, as JSON, in two pieces. */
async function echo(request: WireRequest): Promise<WireResponse> {
  const { body, ...rest } = request;
  const bytes = Buffer.from(JSON.stringify({ ...rest, body: (await readBody(body, 1000)).toString() }));
  const pieces = (async function* () {
    yield bytes.subarray(0, 5);
    yield bytes.subarray(5);
  })();
  return { status: 200, headers: { 'content-type': 'application/json' }, body: pieces };
}

const request = { method: 'PUT', path: '/a%20b', headers: { Host: 'bucket.s3' } };

async function echoed(more: object): Promise<unknown> {
  const { response } = await localRequestHandler({ handle: echo }).handle({ ...request, ...more });
  return JSON.parse((await readBody(response.body, 10_000)).toString());
}

describe("the SDK's request handler", () => {
  it('hands on method, path, query and headers, and streams the answer', async () => {
    expect(await echoed({ query: { prefix: 'a b', list: ['1', '2'], uploads: null } })).toEqual({
      method: 'PUT',
      path: '/a%20b',
      query: { prefix: 'a b', list: '2', uploads: '' },
      headers: { host: 'bucket.s3' },
      body: '',
    });
  });

  it.each([
    ['text', 'hello'],
    ['bytes', Buffer.from('hello')],
    ['a part of a buffer', bufferView()],
    ['a buffer', new TextEncoder().encode('hello').buffer],
    ['a stream', Readable.from(['hel', 'lo'])],
    ['a web stream', new Blob(['hello']).stream()],
    ['a blob', new Blob(['hello'])],
  ])('takes a body of %s', async (_, body) => {
    expect(await echoed({ body })).toMatchObject({ body: 'hello' });
  });

  it('sends nothing once the request was aborted', async () => {
    const options = { abortSignal: AbortSignal.abort() };
    await expect(localRequestHandler({ handle: unreachable }).handle(request, options)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

function unreachable(): never {
  throw new Error('was sent');
}

function bufferView(): DataView {
  const bytes = new TextEncoder().encode('-hello-');
  return new DataView(bytes.buffer, 1, 5);
}
