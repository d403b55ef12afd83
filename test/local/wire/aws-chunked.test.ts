import { describe, expect, it } from 'vitest';
import { decodeAwsChunked } from '../../../src/local/wire/aws-chunked.ts';
import { readBody } from '../../../src/local/wire/read-body.ts';

const signature = 'a'.repeat(64);

/** The wire bytes, cut into pieces of `size`. */
async function* inPieces(wire: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(wire, 'latin1');
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decoded(wire: string, options: { size?: number; length?: number } = {}) {
  const body = decodeAwsChunked(inPieces(wire, options.size ?? wire.length), options.length);
  const content = await readBody(body.content, 1000);
  return { content: content.toString('latin1'), trailers: body.trailers() };
}

describe('a body in aws-chunked', () => {
  const signed = `5;chunk-signature=${signature}\r\nhello\r\n6;chunk-signature=${signature}\r\n world\r\n0;chunk-signature=${signature}\r\n\r\n`;
  const unsigned = '5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n';
  const signedTrailer = `b;chunk-signature=${signature}\r\nhello world\r\n0;chunk-signature=${signature}\r\nx-amz-checksum-crc32c:yZRlqg==\nx-amz-trailer-signature:${signature}\r\n\r\n`;

  it.each([1, 2, 3, 7, 1000])('is read whole when it arrives in pieces of %i bytes', async (size) => {
    expect(await decoded(signed, { size, length: 11 })).toEqual({ content: 'hello world', trailers: {} });
    expect(await decoded(unsigned, { size, length: 11 })).toEqual({
      content: 'hello world',
      trailers: { 'x-amz-checksum-crc32': 'DUoRhQ==' },
    });
    expect(await decoded(signedTrailer, { size })).toEqual({
      content: 'hello world',
      trailers: { 'x-amz-checksum-crc32c': 'yZRlqg==', 'x-amz-trailer-signature': signature },
    });
  });

  it('may be empty', async () => {
    expect(await decoded('0\r\n\r\n', { length: 0 })).toEqual({ content: '', trailers: {} });
  });

  it('may hold line ends and chunk-like text in its data', async () => {
    const data = '\r\n0\r\n\r\n5\r\n';
    expect(await decoded(`${data.length.toString(16)}\r\n${data}\r\n0\r\n\r\n`)).toMatchObject({ content: data });
  });

  it.each([
    ['ends in the middle of a chunk', '5\r\nhel'],
    ['ends after a chunk', '5\r\nhello\r\n'],
    ['has a size that is no number', 'five\r\nhello\r\n0\r\n\r\n'],
    ['has a negative size', '-5\r\nhello\r\n0\r\n\r\n'],
    ['has more data than its chunk says', '2\r\nhello\r\n0\r\n\r\n'],
    ['has a line without end', 'a'.repeat(100_000)],
  ])('is refused when it %s', async (_, wire) => {
    await expect(decoded(wire)).rejects.toMatchObject({ name: 'IncompleteBody' });
  });

  it.each([10, 12])('is refused when it should have %i bytes and has 11', async (length) => {
    await expect(decoded(signed, { length })).rejects.toMatchObject({ name: 'IncompleteBody' });
  });
});
