import { constants } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { messageOf } from '../../base/thrown.ts';
import { JobFault } from './job-fault.ts';
import { checkedName, fileNameOf, parseS3Uri } from './safe-key.ts';
import { useObject } from './use-object.ts';
import type { ObjectStore, StoredObject } from '../s3/store.ts';
import type { InputOrder } from './work-order.ts';

/** Which of the hosts that share an input's files it is, from 0. */
export interface Share {
  host: number;
  of: number;
}

/**
 * Copies the objects that an input names into `folder`, as SageMaker's File mode does; of a sharded input those of one host.
 * Throws `JobFault`.
 */
export async function downloadInput(
  input: InputOrder,
  folder: string,
  objects: ObjectStore,
  share: Share,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  let count = 0;
  for await (const { name, object } of filesOf(input, objects)) {
    const isOurs = !input.sharded || count % share.of === share.host;
    count += 1;
    if (!isOurs) continue;
    await placeObject({ name, object }, join(folder, name), objects);
  }
  if (count === 0 && !input.mayBeEmpty) throw nothingFound(input);
}

interface PlacedObject {
  name: string;
  object: StoredObject;
}

function filesOf(input: InputOrder, objects: ObjectStore): Iterable<PlacedObject> | AsyncIterable<PlacedObject> {
  switch (input.form) {
    case 'prefix':
      return prefixFiles(input.uri, objects);
    case 'manifest':
      return manifestFiles(input, objects);
    case 'object':
      return oneFile(input.uri, objects);
  }
}

function* oneFile(uri: string, objects: ObjectStore): Generator<PlacedObject> {
  const { bucket, key } = parseS3Uri(uri);
  const object = objects.hasBucket(bucket) ? objects.head(bucket, key) : undefined;
  if (object) yield { name: checkedName(key.slice(key.lastIndexOf('/') + 1), key), object };
}

function* prefixFiles(uri: string, objects: ObjectStore): Generator<PlacedObject> {
  const { bucket, key: prefix } = parseS3Uri(uri);
  if (!objects.hasBucket(bucket)) return;
  for (const object of objects.list(bucket, prefix)) {
    yield { name: fileNameOf(object.key, prefix), object };
  }
}

/** A manifest is a JSON list: `[{ "prefix": "s3://bucket/" }, "one.csv", "two.csv"]`. */
async function* manifestFiles(input: InputOrder, objects: ObjectStore): AsyncGenerator<PlacedObject> {
  const { prefix, names } = await readManifest(input, objects);
  for (const name of names) {
    const { bucket, key } = parseS3Uri(prefix + name);
    const object = objects.hasBucket(bucket) ? objects.head(bucket, key) : undefined;
    if (!object)
      throw new JobFault(
        `ClientError: Data download failed. ${prefix + name} of the manifest ${input.uri} isn't there.`,
      );
    yield { name: checkedName(name, key), object };
  }
}

async function readManifest(input: InputOrder, objects: ObjectStore): Promise<{ prefix: string; names: string[] }> {
  const { bucket, key } = parseS3Uri(input.uri);
  const manifest = objects.hasBucket(bucket) ? objects.head(bucket, key) : undefined;
  if (!manifest) throw nothingFound(input);
  const text = await useObject(manifest, objects, (path) => readFile(path, 'utf8'));
  const [first, ...names] = parseList(text);
  const prefix = typeof first === 'object' && first !== null && 'prefix' in first ? first.prefix : undefined;
  if (typeof prefix !== 'string' || !names.every((name) => typeof name === 'string')) {
    throw new JobFault(
      `ClientError: Manifest file ${input.uri} is not in the form [{"prefix": "s3://..."}, "name", ...].`,
    );
  }
  return { prefix, names };
}

function parseList(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

async function placeObject({ name, object }: PlacedObject, path: string, objects: ObjectStore): Promise<void> {
  try {
    if (name === '' || name.endsWith('/')) {
      await mkdir(path, { recursive: true });
      return;
    }
    await mkdir(dirname(path), { recursive: true });
    await useObject(object, objects, (file) => copyFile(file, path, constants.COPYFILE_FICLONE));
  } catch (error) {
    throw new JobFault(
      `ClientError: Data download failed. s3://${object.bucket}/${object.key}: ${messageOf(error)}`,
      error,
    );
  }
}

function nothingFound(input: InputOrder): JobFault {
  return new JobFault(
    `ClientError: No S3 objects found under S3 URL "${input.uri}" given in input data source "${input.name}". ` +
      'Please ensure that the bucket exists in the selected region and that objects exist under that S3 prefix.',
  );
}
