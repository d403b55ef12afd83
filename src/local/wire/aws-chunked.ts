import { ServiceError } from '../service-error.ts';

/** A body taken out of its `aws-chunked` wrapping. */
export interface UnwrappedBody {
  content: AsyncIterable<Uint8Array>;
  /** Trailing headers such as `x-amz-checksum-crc32`, lower-case; complete once `content` was read to its end. */
  trailers: () => Readonly<Record<string, string>>;
}

/** Longest line between chunks; real ones are some 100 bytes. */
const maxLine = 16_384;

/**
 * Unwraps `Content-Encoding: aws-chunked`: the signed forms (`STREAMING-AWS4-HMAC-SHA256-PAYLOAD[-TRAILER]`) and the
 * unsigned one (`STREAMING-UNSIGNED-PAYLOAD-TRAILER`). Chunk signatures are passed over; checksums are the reader's to verify.
 * Where `length` (`x-amz-decoded-content-length`) is given, content of another length fails with `IncompleteBody`.
 */
export function decodeAwsChunked(body: AsyncIterable<Uint8Array>, length?: number): UnwrappedBody {
  const trailers: Record<string, string> = {};
  return { content: unwrap(new ByteReader(body), trailers, length), trailers: () => trailers };
}

async function* unwrap(
  reader: ByteReader,
  trailers: Record<string, string>,
  length: number | undefined,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  for (let left = chunkSize(await reader.line()); left > 0; left = chunkSize(await reader.line())) {
    while (left > 0) {
      const part = await reader.take(left);
      left -= part.length;
      total += part.length;
      if (length !== undefined && total > length) throw incomplete();
      yield part;
    }
    if ((await reader.line()) !== '') throw incomplete();
  }
  if (length !== undefined && total !== length) throw incomplete();
  for (let line = await reader.lineOrEnd(); line; line = await reader.lineOrEnd()) {
    const colon = line.indexOf(':');
    if (colon > 0) trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
}

function chunkSize(line: string): number {
  const size = /^([0-9a-fA-F]{1,12})(?:;.*)?$/.exec(line)?.[1];
  if (size === undefined) throw incomplete();
  return Number.parseInt(size, 16);
}

function incomplete(): ServiceError {
  return new ServiceError(
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
  );
}

/** Reads lines and runs of bytes off a stream, holding no more than one piece of it. */
class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** At least one and at most `most` bytes. */
  async take(most: number): Promise<Uint8Array> {
    if (this.#held.length === 0 && !(await this.#more())) throw incomplete();
    const part = this.#held.subarray(0, most);
    this.#held = this.#held.subarray(most);
    return part;
  }

  /** The next line without its CRLF. */
  async line(): Promise<string> {
    const line = await this.lineOrEnd();
    if (line === undefined) throw incomplete();
    return line;
  }

  /** The next line, or nothing where the stream has ended. */
  async lineOrEnd(): Promise<string | undefined> {
    let end = this.#held.indexOf(10);
    while (end < 0) {
      if (this.#held.length > maxLine) throw incomplete();
      if (!(await this.#more())) {
        if (this.#held.length > 0) throw incomplete();
        return undefined;
      }
      end = this.#held.indexOf(10);
    }
    if (end > maxLine) throw incomplete();
    const line = Buffer.from(this.#held.subarray(0, end)).toString('latin1');
    this.#held = this.#held.subarray(end + 1);
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done) return false;
    this.#held = this.#held.length === 0 ? value : Buffer.concat([this.#held, value]);
    return true;
  }
}
