import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, messageOf } from '../../base/thrown.ts';
import type { Embedded, Home } from '../embedded.ts';
import { useObject } from '../jobs/use-object.ts';
import { ServiceError } from '../service-error.ts';
import type { FunctionCode } from './function.ts';
import { readZip, type ZipFile } from './read-zip.ts';
import { invalidParameter, notHere } from './refusals.ts';

/** Where a request says the code is. `ZipFile` is in base64. */
export interface CodeInput {
  ZipFile?: string;
  S3Bucket?: string;
  S3Key?: string;
  ImageUri?: string;
}

/** The folder that is a function's `/var/task`; the archive lies beside it. Code is addressed by its content, functions share it. */
export function codeFolder(home: Home, { sha256 }: FunctionCode): string {
  return join(home.root, 'lambda', sha256, 'task');
}

export function archiveFile(home: Home, { sha256 }: FunctionCode): string {
  return join(home.root, 'lambda', sha256, 'code.zip');
}

/** Unpacks the code of a request. Nothing is left of an archive that is refused, with `InvalidParameterValueException`. */
export async function storeCode(input: CodeInput, aws: Embedded): Promise<FunctionCode> {
  const archive = await archiveIn(input, aws);
  const files = filesIn(archive);
  const code = { sha256: createHash('sha256').update(archive).digest('hex'), size: archive.length };
  const place = dirname(codeFolder(aws.home, code));
  const draft = `${place}.${randomUUID()}`;
  try {
    for (const { path, bytes, executable } of files) await write(join(draft, 'task', path), bytes, executable);
    await write(join(draft, 'code.zip'), archive, false);
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // The same code is there already.
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error;
  }
  return code;
}

async function archiveIn({ ZipFile, S3Bucket, S3Key, ImageUri }: CodeInput, aws: Embedded): Promise<Buffer> {
  if (ImageUri !== undefined) throw notHere('container images', 'Give the code as a zip archive.');
  if (ZipFile !== undefined) return Buffer.from(ZipFile, 'base64');
  if (S3Bucket === undefined || S3Key === undefined) {
    throw invalidParameter('Please provide a source for function code.');
  }
  const object = aws.objects.head(S3Bucket, S3Key);
  if (!object) {
    throw invalidParameter(
      'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
    );
  }
  return useObject(object, aws.objects, (path) => readFile(path));
}

function filesIn(archive: Buffer): ZipFile[] {
  try {
    const files = readZip(archive);
    if (files.length > 0) return files;
  } catch (error) {
    throw invalidParameter(
      `Could not unzip uploaded file. Please check your file, then try to upload again: ${messageOf(error)}.`,
    );
  }
  throw new ServiceError('InvalidParameterValueException', 'Uploaded file must be a non-empty zip');
}

async function write(path: string, bytes: Buffer, executable: boolean): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, bytes, { mode: executable ? 0o700 : 0o600 });
}
