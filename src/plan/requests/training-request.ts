import type { Channel, CreateTrainingJobCommandInput, TrainingInstanceType } from '@aws-sdk/client-sagemaker';
import type { Draft } from '../draft.ts';
import { keepsArchive } from '../place-data.ts';
import { entrypoint, environment, tags, vpcConfig } from './surroundings.ts';

/** The whole request of a training job. All outputs go below one path; params are hyperparameters, so that Search finds them. */
export function trainingRequest(draft: Draft): CreateTrainingJobCommandInput {
  const { job, context, image, params, inputs, outputPath } = draft;
  const VpcConfig = vpcConfig(draft);
  const metrics = Object.entries(job.metrics).map(([Name, Regex]) => ({ Name, Regex }));
  return {
    TrainingJobName: context.run,
    RoleArn: context.role,
    AlgorithmSpecification: {
      TrainingImage: image,
      TrainingInputMode: 'File',
      ContainerEntrypoint: entrypoint(draft),
      ...(metrics.length > 0 && { MetricDefinitions: metrics }),
    },
    ...(params.length > 0 && { HyperParameters: Object.fromEntries(params) }),
    InputDataConfig: [channelFrom('code', draft.code.uri), ...inputs.map(({ name, uri }) => channelFrom(name, uri))],
    OutputDataConfig: {
      S3OutputPath: outputPath,
      CompressionType: keepsArchive(job) ? 'GZIP' : 'NONE',
    },
    ResourceConfig: {
      InstanceType: job.instance as TrainingInstanceType,
      InstanceCount: job.count,
      VolumeSizeInGB: job.volume,
    },
    StoppingCondition: {
      MaxRuntimeInSeconds: job.maxRuntime,
      ...(job.spot && { MaxWaitTimeInSeconds: job.spot.maxWait }),
    },
    ...(job.spot && { EnableManagedSpotTraining: true }),
    Environment: environment(draft),
    ...(VpcConfig && { VpcConfig }),
    Tags: tags(draft),
  };
}

function channelFrom(name: string, uri: string): Channel {
  return {
    ChannelName: name,
    DataSource: {
      S3DataSource: { S3DataType: 'S3Prefix', S3Uri: uri, S3DataDistributionType: 'FullyReplicated' },
    },
    InputMode: 'File',
  };
}
