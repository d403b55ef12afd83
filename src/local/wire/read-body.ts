import { ServiceError } from '../service-error.ts';

/** Reads a whole body of at most `limit` bytes; a longer one fails with `RequestEntityTooLargeException`. */
export async function readBody(body: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > limit) {
      throw new ServiceError('RequestEntityTooLargeException', `Request body is larger than ${limit} bytes.`, {
        status: 413,
      });
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
