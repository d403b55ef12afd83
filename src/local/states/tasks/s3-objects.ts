import { readFile } from 'node:fs/promises';
import type { Embedded } from '../../embedded.ts';
import type { StoredObject } from '../../s3/store.ts';
import { useObject } from '../../jobs/use-object.ts';
import { ServiceError } from '../../service-error.ts';
import { StateFault } from '../evaluate/fault.ts';
import { largestData } from '../interpret/check-size.ts';
import { faultOf, type ErrorNames } from './call.ts';
import type { Doing } from './integration.ts';

const names: ErrorNames = { prefix: 'S3', general: 'S3Exception', service: 'S3' };

interface Place {
  Bucket: string;
  Key: string;
}

type Act = (parameters: Readonly<Record<string, unknown>>, aws: Embedded) => Promise<object> | object;

/** The calls of S3 that a task can make, by the names of their actions. */
const acts: Readonly<Record<string, Act>> = {
  getObject: async (parameters, aws) => {
    const object = found(parameters as unknown as Place, aws);
    if (object.size > largestData) {
      throw new StateFault(
        'States.DataLimitExceeded',
        `The object has ${object.size} bytes; a state takes ${largestData}.`,
      );
    }
    const bytes = await useObject(object, aws.objects, (path) => readFile(path));
    return { ...headOf(object), Body: bytes.toString('utf8') };
  },
  headObject: (parameters, aws) => headOf(found(parameters as unknown as Place, aws)),
  putObject: async (parameters, { objects }) => {
    const {
      Bucket,
      Key,
      Body = '',
      ContentType,
    } = parameters as unknown as Place & { Body?: unknown; ContentType?: string };
    const text = typeof Body === 'string' ? Body : JSON.stringify(Body);
    const { etag } = await objects.put(Bucket, Key, Buffer.from(text), { contentType: ContentType });
    return { ETag: etag };
  },
  deleteObject: (parameters, { objects }) => {
    const { Bucket, Key } = parameters as unknown as Place;
    objects.delete(Bucket, Key);
    return {};
  },
  listObjectsV2: (parameters, { objects }) => {
    const {
      Bucket,
      Prefix = '',
      MaxKeys = 1000,
      StartAfter,
    } = parameters as unknown as {
      Bucket: string;
      Prefix?: string;
      MaxKeys?: number;
      StartAfter?: string;
    };
    const listed = objects.list(Bucket, Prefix, StartAfter);
    const contents = [...Iterator.from(listed).take(MaxKeys)];
    const Contents = contents.map(({ key, etag, size, modified }) => ({
      Key: key,
      ETag: etag,
      Size: size,
      LastModified: new Date(modified).toISOString(),
    }));
    return { Name: Bucket, Prefix, KeyCount: Contents.length, MaxKeys, Contents };
  },
};

export const s3Actions: ReadonlySet<string> = new Set(Object.keys(acts));

/** An action of S3, which is no service of AWS JSON. */
export function s3Objects(action: string): Doing {
  return {
    begin: async ({ aws, parameters }) => {
      try {
        return { response: await (acts[action] as Act)(parameters, aws) };
      } catch (error) {
        throw error instanceof ServiceError ? faultOf(error, names) : error;
      }
    },
  };
}

function found({ Bucket, Key }: Place, { objects }: Embedded): StoredObject {
  if (!objects.hasBucket(Bucket))
    throw new ServiceError('NoSuchBucket', 'The specified bucket does not exist', { status: 404 });
  const object = objects.head(Bucket, Key);
  if (!object) throw new ServiceError('NoSuchKey', 'The specified key does not exist.', { status: 404 });
  return object;
}

function headOf({ etag, size, modified, contentType, metadata }: StoredObject): object {
  return {
    ContentLength: size,
    ContentType: contentType ?? 'binary/octet-stream',
    ETag: etag,
    LastModified: new Date(modified).toISOString(),
    Metadata: metadata,
  };
}
