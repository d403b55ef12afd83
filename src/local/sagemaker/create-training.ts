import type { Channel, CreateTrainingJobRequest } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../embedded.ts';
import { checkImage } from './check-image.ts';
import { checkRole } from './check-role.ts';
import { checkSource } from './check-source.ts';
import { invalid } from './faults.ts';
import { startJob } from './start-job.ts';

export function createTrainingJob(request: CreateTrainingJobRequest, aws: Embedded): { TrainingJobArn: string } {
  const { TrainingJobName: name = '', RoleArn: role = '', InputDataConfig: channels = [] } = request;
  checkComplete(request);
  checkRole(role, aws.identity);
  checkAlgorithm(request, aws);
  checkTime(request);
  checkChannelNames(channels);
  for (const channel of channels) checkChannel(channel, role, aws);
  return { TrainingJobArn: startJob('training', name, request, aws) };
}

/** Serverless training may leave these out, so the model doesn't mark them; an ordinary job may not. */
function checkComplete(request: CreateTrainingJobRequest): void {
  const missing = (['AlgorithmSpecification', 'ResourceConfig', 'StoppingCondition'] as const).filter(
    (member) => request[member] === undefined,
  );
  if (missing.length === 0) return;
  const faults = missing.map(
    (member) =>
      `Value null at '${member[0]?.toLowerCase()}${member.slice(1)}' failed to satisfy constraint: Member must not be null`,
  );
  throw invalid(`${missing.length} validation error${missing.length > 1 ? 's' : ''} detected: ${faults.join('; ')}`);
}

function checkAlgorithm(request: CreateTrainingJobRequest, aws: Embedded): void {
  const { TrainingImage: image, AlgorithmName: algorithm } = request.AlgorithmSpecification ?? {};
  if ((image === undefined) === (algorithm === undefined)) {
    throw invalid('Exactly one of TrainingImage and AlgorithmName must be specified in AlgorithmSpecification.');
  }
  if (!image) throw invalid(`The embedded AWS has no algorithm ${algorithm}; use a TrainingImage.`);
  checkImage(image, aws.identity);
}

function checkTime(request: CreateTrainingJobRequest): void {
  const { MaxRuntimeInSeconds: runtime = 86_400, MaxWaitTimeInSeconds: wait } = request.StoppingCondition ?? {};
  if (wait === undefined) return;
  if (!request.EnableManagedSpotTraining) {
    throw invalid('MaxWaitTimeInSeconds can be specified only with EnableManagedSpotTraining.');
  }
  if (wait < runtime) {
    throw invalid(
      'Invalid MaxWaitTimeInSeconds. It must be present and be greater than or equal to MaxRuntimeInSeconds.',
    );
  }
}

function checkChannelNames(channels: readonly Channel[]): void {
  const names = channels.map(({ ChannelName }) => ChannelName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(`Channel names must be unique within a job, and ${twice} is given twice.`);
}

function checkChannel(channel: Channel, role: string, aws: Embedded): void {
  const { ChannelName: name, DataSource: data } = channel;
  const s3 = data?.S3DataSource;
  if (!s3) throw invalid(`The embedded AWS can fill channel ${name} only from an S3DataSource.`);
  if (channel.InputMode === 'Pipe') throw invalid(`The embedded AWS can't stream channel ${name}; use InputMode File.`);
  if (name === '.' || name === '..') throw invalid(`Invalid ChannelName ${name}.`);
  checkSource({ uri: s3.S3Uri ?? '', type: s3.S3DataType }, role, aws);
}
