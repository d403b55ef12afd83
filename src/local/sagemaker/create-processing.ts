import type { CreateProcessingJobRequest, ProcessingInput } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../embedded.ts';
import { checkImage } from './check-image.ts';
import { checkRole } from './check-role.ts';
import { checkSource } from './check-source.ts';
import { invalid } from './faults.ts';
import { startJob } from './start-job.ts';

const localRoot = '/opt/ml/processing/';

export function createProcessingJob(request: CreateProcessingJobRequest, aws: Embedded): { ProcessingJobArn: string } {
  const { ProcessingJobName: name = '', RoleArn: role = '', ProcessingInputs: inputs = [] } = request;
  checkRole(role, aws.identity);
  checkImage(request.AppSpecification?.ImageUri ?? '', aws.identity);
  checkUnique(
    'InputName',
    inputs.map(({ InputName }) => InputName ?? ''),
  );
  checkUnique(
    'LocalPath',
    inputs.flatMap(({ S3Input }) => S3Input?.LocalPath ?? []),
  );
  for (const input of inputs) checkInput(input, role, aws);
  checkOutputs(request);
  return { ProcessingJobArn: startJob('processing', name, request, aws) };
}

function checkInput(input: ProcessingInput, role: string, aws: Embedded): void {
  const { S3Input: s3, InputName: name } = input;
  if ((s3 === undefined) === (input.DatasetDefinition === undefined)) {
    throw invalid(`Exactly one of S3Input and DatasetDefinition must be specified for input ${name}.`);
  }
  if (!s3) throw invalid(`The embedded AWS can't fill input ${name} from a DatasetDefinition; use an S3Input.`);
  if (s3.S3InputMode === 'Pipe') throw invalid(`The embedded AWS can't stream input ${name}; use S3InputMode File.`);
  if (s3.S3CompressionType === 'Gzip') throw invalid(`S3CompressionType Gzip of input ${name} needs S3InputMode Pipe.`);
  if (!input.AppManaged) checkLocalPath(`input ${name}`, s3.LocalPath);
  checkSource({ uri: s3.S3Uri ?? '', type: s3.S3DataType }, role, aws);
}

function checkOutputs(request: CreateProcessingJobRequest): void {
  const outputs = request.ProcessingOutputConfig?.Outputs ?? [];
  checkUnique(
    'OutputName',
    outputs.map(({ OutputName }) => OutputName ?? ''),
  );
  for (const output of outputs) {
    if (!output.S3Output) throw invalid(`The embedded AWS takes only an S3Output for output ${output.OutputName}.`);
    if (!output.AppManaged) checkLocalPath(`output ${output.OutputName}`, output.S3Output.LocalPath);
  }
}

function checkLocalPath(where: string, path: string | undefined): void {
  if (!path?.startsWith(localRoot)) throw invalid(`LocalPath of ${where} must start with ${localRoot}`);
  if (path.split('/').includes('..')) throw invalid(`LocalPath of ${where} must not contain "..".`);
}

function checkUnique(what: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(`${what} must be unique within a job, and ${twice} is given twice.`);
}
