import { Readable } from 'node:stream';
import type { WireRequest } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { decodeAwsChunked } from '../wire/aws-chunked.ts';
import { checksumFor, checksumHeaders, type Checksum, checksumPrefix } from './checksum.ts';

/** An object's bytes on their way in. `checksums` are complete once `content` was read to its end. */
export interface IncomingBody {
  content: Readable;
  checksums: () => Readonly<Record<string, string>>;
}

/** Most bytes of a document that a request may carry: 1,000 keys of 1,024 bytes, escaped. */
const maxDocument = 8 * 1024 * 1024;

/**
 * The content of a request, taken out of its `aws-chunked` wrapping and compared, as it passes, with every checksum that came
 * with it before or after. A difference breaks the stream with `BadDigest`.
 */
export function incomingBody(request: WireRequest): IncomingBody {
  const { headers } = request;
  checkMd5(headers['content-md5']);
  const unwrapped = isChunked(headers)
    ? decodeAwsChunked(request.body, numberOf(headers['x-amz-decoded-content-length']))
    : { content: request.body, trailers: (): Readonly<Record<string, string>> => ({}) };
  const announced = [...checksumHeaders, 'content-md5'].filter(
    (name) => headers[name] !== undefined || (headers['x-amz-trailer'] ?? '').includes(name),
  );
  const given = (name: string): string | undefined => headers[name] ?? unwrapped.trailers()[name];
  return {
    content: Readable.from(verified(unwrapped.content, announced, given), { objectMode: false }),
    checksums: () => present(checksumHeaders, given),
  };
}

/** The whole of a request's document as text. */
export async function documentOf(request: WireRequest): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incomingBody(request).content as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxDocument) throw new ServiceError('MaxMessageLengthExceeded', 'Your request was too big.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function* verified(
  content: AsyncIterable<Uint8Array>,
  announced: readonly string[],
  given: (name: string) => string | undefined,
): AsyncGenerator<Uint8Array> {
  const running = announced.flatMap((name): [string, Checksum][] => {
    const checksum = checksumFor(name);
    return checksum ? [[name, checksum]] : [];
  });
  for await (const chunk of content) {
    for (const [, checksum] of running) checksum.update(chunk);
    yield chunk;
  }
  for (const [name, checksum] of running) {
    const expected = given(name);
    if (expected !== undefined && checksum.digest() !== expected) throw badDigest(name);
  }
}

/** 16 bytes in base64. */
function checkMd5(given: string | undefined): void {
  if (given === undefined || /^[A-Za-z0-9+/]{22}==$/u.test(given)) return;
  throw new ServiceError('InvalidDigest', 'The Content-MD5 you specified was invalid.');
}

function badDigest(header: string): ServiceError {
  return new ServiceError(
    'BadDigest',
    header === 'content-md5'
      ? 'The Content-MD5 you specified did not match what we received.'
      : `The ${header.replace(checksumPrefix, '').toUpperCase()} you specified did not match the calculated checksum.`,
  );
}

function isChunked(headers: Readonly<Record<string, string>>): boolean {
  const wrapped = (headers['content-encoding'] ?? '').split(',').some((coding) => coding.trim() === 'aws-chunked');
  return wrapped || (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/u.test(text) ? Number(text) : undefined;
}

function present(names: readonly string[], given: (name: string) => string | undefined): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = given(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
