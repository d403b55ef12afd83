import type { CreateProcessingJobRequest, ProcessingInput, ProcessingOutput } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import { checkDataset } from './check-dataset.ts';
import { checkImage } from './check-image.ts';
import { checkRole } from './check-role.ts';
import { checkSource } from './check-source.ts';
import { invalid } from '../refusals.ts';
import { startJob } from './start-job.ts';

/** Takes a request that keeps to the service's limits, where its image, role and inputs are what the service wants. */
export function createProcessingJob(request: CreateProcessingJobRequest, aws: Embedded): { ProcessingJobArn: string } {
  const { ProcessingJobName: name = '', RoleArn: role = '' } = request;
  checkRole(role, aws.identity);
  checkImage(request.AppSpecification?.ImageUri ?? '', aws.identity);
  for (const input of request.ProcessingInputs ?? []) checkInput(input, role, aws);
  for (const output of request.ProcessingOutputConfig?.Outputs ?? []) checkOutput(output);
  return { ProcessingJobArn: startJob('processing', name, request, aws) };
}

function checkInput(input: ProcessingInput, role: string, aws: Embedded): void {
  const { S3Input: s3, InputName: name = '', DatasetDefinition: dataset } = input;
  if (!s3) {
    if (dataset && !input.AppManaged) checkDataset(name, dataset, aws);
    if (dataset) checkLocalPath(`input ${name}`, dataset.LocalPath);
    return;
  }
  if (s3.S3InputMode === 'Pipe') throw invalid(`The embedded AWS can't stream input ${name}; use S3InputMode File.`);
  checkLocalPath(`input ${name}`, s3.LocalPath);
  checkSource({ uri: s3.S3Uri ?? '', type: s3.S3DataType }, role, aws);
}

function checkOutput({ S3Output: s3, OutputName: name }: ProcessingOutput): void {
  if (!s3) throw invalid(`The embedded AWS can send output ${name} only to an S3Output.`);
  checkLocalPath(`output ${name}`, s3.LocalPath);
}

function checkLocalPath(where: string, path: string | undefined): void {
  if (path?.split('/').includes('..')) throw invalid(`LocalPath of ${where} must not contain "..": ${path}`);
}
