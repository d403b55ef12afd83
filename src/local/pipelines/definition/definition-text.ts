import { readFile } from 'node:fs/promises';
import { useObject } from '../../jobs/use-object.ts';
import type { Embedded } from '../../embedded.ts';
import { invalid } from '../../sagemaker/refusals.ts';

export interface DefinitionSource {
  PipelineDefinition?: string;
  PipelineDefinitionS3Location?: { Bucket: string; ObjectKey: string };
}

/** The most characters of a definition, however it comes. */
const longest = 1_048_576;

/** The definition that a request brings, as text or in an object; `undefined` where it brings none. */
export async function definitionText(source: DefinitionSource, aws: Embedded): Promise<string | undefined> {
  const { PipelineDefinition: given, PipelineDefinitionS3Location: location } = source;
  if (given !== undefined && location !== undefined) {
    throw invalid('Only one of PipelineDefinition and PipelineDefinitionS3Location may be given.');
  }
  const text = location ? await stored(location, aws) : given;
  if (text !== undefined && text.length > longest) {
    throw invalid(`The pipeline definition has ${text.length} characters; the most are ${longest}.`);
  }
  return text;
}

async function stored({ Bucket, ObjectKey }: { Bucket: string; ObjectKey: string }, aws: Embedded): Promise<string> {
  const object = aws.objects.hasBucket(Bucket) ? aws.objects.head(Bucket, ObjectKey) : undefined;
  if (!object) throw invalid(`Unable to read the pipeline definition: s3://${Bucket}/${ObjectKey} does not exist.`);
  return useObject(object, aws.objects, (path) => readFile(path, 'utf8'));
}
