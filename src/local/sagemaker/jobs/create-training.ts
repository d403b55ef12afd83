import type { Channel, CreateTrainingJobRequest } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import { checkImage } from './check-image.ts';
import { checkRole } from './check-role.ts';
import { checkSource } from './check-source.ts';
import { invalid } from '../refusals.ts';
import { startJob } from './start-job.ts';

/** Takes a request that keeps to the service's limits, where its image, role and channels are what the service wants. */
export function createTrainingJob(request: CreateTrainingJobRequest, aws: Embedded): { TrainingJobArn: string } {
  checkTraining(request, aws);
  return { TrainingJobArn: startJob('training', request.TrainingJobName ?? '', request, aws) };
}

/** Refuses what the service would refuse of a request that keeps to its limits. */
export function checkTraining(request: CreateTrainingJobRequest, aws: Embedded): void {
  const { RoleArn: role = '', AlgorithmSpecification: algorithm } = request;
  if (request.ServerlessJobConfig) throw invalid("The embedded AWS can't run serverless training jobs.");
  checkRole(role, aws.identity);
  if (!algorithm?.TrainingImage) {
    throw invalid(`The embedded AWS has no algorithm ${algorithm?.AlgorithmName}; use a TrainingImage.`);
  }
  checkImage(algorithm.TrainingImage, aws.identity);
  for (const channel of request.InputDataConfig ?? []) {
    checkChannel(channel, channel.InputMode ?? algorithm.TrainingInputMode, role, aws);
  }
}

function checkChannel(channel: Channel, mode: string | undefined, role: string, aws: Embedded): void {
  const { ChannelName: name = '', DataSource: data } = channel;
  const s3 = data?.S3DataSource;
  if (!s3) throw invalid(`The embedded AWS can fill channel ${name} only from an S3DataSource.`);
  if (mode === 'Pipe') throw invalid(`The embedded AWS can't stream channel ${name}; use InputMode File.`);
  if (/^\.+$/.test(name)) throw invalid(`Invalid ChannelName ${name}: it must name a folder.`);
  checkSource({ uri: s3.S3Uri ?? '', type: s3.S3DataType }, role, aws);
}
