import { describe, expect, it } from 'vitest';
import type { WireRequest } from '../../../src/local/embedded.ts';
import { onlyFor } from '../../../src/local/wire/only-for.ts';
import { wireRequest } from '../fakes/wire-request.ts';

const key = 'MLX0123456789ABCDEF';
const open = onlyFor(key, async () => ({ status: 200, headers: {}, body: Buffer.from('in') }));

async function answerTo(parts: Partial<Omit<WireRequest, 'body'>>) {
  const { status, headers, body } = await open(wireRequest(parts));
  return { status, headers, text: Buffer.from(body as Uint8Array).toString() };
}

const signed = (id: string, service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${id}/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});

describe('what is answered to one access key alone', () => {
  it.each([
    ['a signature', { headers: signed(key, 's3') }],
    ['the older signature of S3', { headers: { authorization: `AWS ${key}:abc=` } }],
    ['a presigned URL', { query: { 'X-Amz-Credential': `${key}/20260101/us-east-1/s3/aws4_request` } }],
    ['a presigned URL of the older form', { query: { AWSAccessKeyId: key, Signature: 'x', Expires: '1' } }],
  ])('is answered to %s with that key', async (_, parts) => {
    expect(await answerTo(parts)).toMatchObject({ status: 200, text: 'in' });
  });

  it.each([
    ['S3', {}, 403, '<Code>AccessDenied</Code>'],
    ['STS', { 'content-type': 'application/x-www-form-urlencoded' }, 403, '<Code>MissingAuthenticationToken</Code>'],
    ['SageMaker', { 'x-amz-target': 'SageMaker.Search' }, 400, '"__type":"MissingAuthenticationTokenException"'],
  ])('is refused without a key in the form of %s', async (_, headers, status, words) => {
    const answer = await answerTo({ headers });
    expect(answer).toMatchObject({ status, headers: { connection: 'close' }, text: expect.stringContaining(words) });
    expect(answer.text).toContain('mlx local serve');
  });

  it.each([
    ['S3', {}, '<Code>InvalidAccessKeyId</Code>'],
    ['STS', { 'content-type': 'application/x-www-form-urlencoded' }, '<Code>InvalidClientTokenId</Code>'],
    ['SageMaker', { 'x-amz-target': 'SageMaker.Search' }, '"__type":"UnrecognizedClientException"'],
  ])('is refused with another key in the form of %s', async (_, headers, words) => {
    const other = await answerTo({ headers: { ...headers, ...signed('local', 's3') } });
    expect(other.text).toContain(words);
    expect(other.text).not.toContain(key);
  });

  it('is refused before its body is read', async () => {
    const body = { [Symbol.asyncIterator]: () => expect.fail('the body was read') };
    expect(await open({ ...wireRequest(), body })).toMatchObject({ status: 403 });
  });

  it('is refused to HEAD without a body', async () => {
    expect(await answerTo({ method: 'HEAD' })).toMatchObject({ status: 403, text: '' });
  });
});
