import { readTemplate } from '../../../define/expression/text.ts';
import type { PlannedStep } from '../../flow/flow-plan.ts';
import { type Compiling, placeOfResult } from '../compiling.ts';
import { payload } from '../expression/payload.ts';
import { pathTo } from '../expression/path.ts';
import { retriesOf } from '../retry.ts';
import { type Fragment, single } from '../state.ts';
import { besides } from '../state-name.ts';
import { task } from '../task.ts';
import { fieldsFrom } from './store.ts';

/**
 * Reads the values that others want of the JSON files which a step wrote: a state for each file, and one that keeps the
 * values and lets the rest of the files go. None where nothing is read.
 */
export function readFiles(step: PlannedStep, compiling: Compiling): Fragment[] {
  const fields = fieldsFrom('file', step, compiling);
  if (fields.length === 0) return [];
  const files = [...Map.groupBy(fields, ({ from }) => filePlace(step, from.output, from.file)).keys()];
  const values = placeOfResult(step.name, compiling, 'values');
  const reads = files.map((uri, index) => {
    const name = besides(step.name, files.length === 1 ? 'file' : `file ${index + 1}`);
    return single(name, readFile(uri, pathTo(values, `file${index + 1}`), step, compiling));
  });
  const kept = fields.map(({ key, from }) => {
    const file = `file${files.indexOf(filePlace(step, from.output, from.file)) + 1}`;
    return [`${key}.$`, pathTo(values, file, 'json', ...from.members)];
  });
  const keep = { Type: 'Pass', Parameters: Object.fromEntries(kept), ResultPath: values };
  return [...reads, single(besides(step.name, 'values'), keep)];
}

/** The URI of a file in a step's output; its texts hold expressions. */
export function filePlace({ request, outputs }: PlannedStep, output: string, file: string): string {
  const described = request?.operation === 'CreateProcessingJob' ? request.input.ProcessingOutputConfig?.Outputs : [];
  const uri =
    described?.find(({ OutputName }) => OutputName === output)?.S3Output?.S3Uri ??
    outputs.find(({ name }) => name === output)?.uri ??
    '';
  return `${uri}${uri.endsWith('/') ? '' : '/'}${file}`;
}

/** The bucket of a place where it is literal; a state can't take a URI apart. */
export function bucketOf(uri: string): string | undefined {
  const [first] = readTemplate(uri);
  return typeof first === 'string' ? /^s3:\/\/([^/]+)\//u.exec(first)?.[1] : undefined;
}

function readFile(
  uri: string,
  ResultPath: string,
  step: PlannedStep,
  compiling: Compiling,
): Fragment['states'][string] {
  const Bucket = bucketOf(uri) ?? '';
  const job = placeOfResult(step.name, compiling, 'properties', 'TrainingJobName');
  return task(`aws-sdk:s3:getObject`, compiling, {
    Parameters: payload({ Bucket, Key: uri.slice(`s3://${Bucket}/`.length) }, { compiling, job }),
    ResultSelector: { 'json.$': 'States.StringToJson($.Body)' },
    ResultPath,
    Retry: retriesOf('s3'),
  });
}
