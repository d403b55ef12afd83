import { open, type FileHandle } from 'node:fs/promises';
import { codeOf } from '../../base/thrown.ts';
import type { WireResponse } from '../embedded.ts';
import { ServiceError } from '../service-error.ts';
import { emptyResponse, needObject, type S3Call } from './call.ts';
import { conditionsOf, preconditionFailed, weigh } from './conditions.ts';
import { headersOf } from './object-headers.ts';
import { rangeOf, type ByteRange } from './range.ts';
import type { StoredObject } from './store.ts';

/** Bytes up to which an object is handed over at once, and no file stays open for the reader. */
const atOnce = 256 * 1024;

/** Headers of the answer that a GET may ask for by `response-...` in its query. */
const overrides = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

/** GetObject. */
export async function getObject(call: S3Call): Promise<WireResponse> {
  // An object that is replaced between its row and its file is looked up again.
  for (let attempt = 0; ; attempt += 1) {
    const object = needObject(call);
    const answer = answerFor(call, object);
    if (answer.status >= 300) return answer;
    const file = await openIfThere(object.path);
    if (file !== undefined) return { ...answer, body: await bytesOf(file, answer) };
    if (attempt >= 10) throw new Error(`the file of ${call.bucket}/${call.key} is missing: ${object.path}`);
  }
}

/** HeadObject. */
export function headObject(call: S3Call): WireResponse {
  const { status, headers } = answerFor(call, needObject(call));
  return emptyResponse(status, headers);
}

interface Answer extends WireResponse {
  start: number;
  length: number;
}

function answerFor(call: S3Call, object: StoredObject): Answer {
  const { headers, query } = call.request;
  const verdict = weigh(conditionsOf(headers), object);
  if (verdict.kind === 'failed') throw preconditionFailed(verdict.condition);
  const range = partOf(query['partNumber'], object) ?? rangeOf(headers['range'], object.size);
  const told = headersOf(object, headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED' && range === undefined);
  if (verdict.kind === 'unchanged') {
    return {
      ...emptyResponse(304, { etag: object.etag, 'last-modified': told['last-modified'] ?? '' }),
      start: 0,
      length: 0,
    };
  }
  for (const name of overrides) {
    const value = query[`response-${name}`];
    if (value !== undefined) told[name] = headerValue(`response-${name}`, value);
  }
  const { start, end } = range ?? { start: 0, end: object.size - 1 };
  const length = end - start + 1;
  told['content-length'] = String(length);
  if (range) told['content-range'] = `bytes ${start}-${end}/${object.size}`;
  return { ...emptyResponse(range ? 206 : 200, told), start, length };
}

/** Text that a header can carry as it is. */
function headerValue(argument: string, value: string): string {
  if (/^[\t\x20-\x7E\x80-\xFF]*$/u.test(value)) return value;
  throw new ServiceError('InvalidArgument', 'Header value cannot be represented using ISO-8859-1.', {
    extra: { ArgumentName: argument, ArgumentValue: value },
  });
}

/**
 * The bytes of one part. An object that was put whole is its own part 1. Of one made of parts the sizes aren't kept, so that
 * it is refused rather than told wrong.
 */
function partOf(asked: string | undefined, { size, etag }: StoredObject): ByteRange | undefined {
  if (asked === undefined) return undefined;
  const parts = Number(/-(\d+)"$/u.exec(etag)?.[1] ?? 1);
  const number = /^\d{1,5}$/u.test(asked) ? Number(asked) : 0;
  if (number < 1) {
    throw new ServiceError('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive', {
      extra: { ArgumentName: 'partNumber', ArgumentValue: asked },
    });
  }
  if (number > parts) {
    throw new ServiceError('InvalidPartNumber', 'The requested partnumber is not satisfiable', {
      status: 416,
      extra: { ActualPartCount: parts, PartNumberRequested: number, ActualObjectSize: size },
    });
  }
  if (parts > 1) {
    throw new ServiceError('NotImplemented', 'The embedded S3 gives objects made of parts whole or by Range.', {
      status: 501,
    });
  }
  return size === 0 ? undefined : { start: 0, end: size - 1 };
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function bytesOf(file: FileHandle, { start, length }: Answer): Promise<WireResponse['body']> {
  if (length > atOnce) return file.createReadStream({ start, end: start + length - 1 });
  try {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await file.read(bytes, 0, length, start);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
