import type {
  CreateProcessingJobCommandInput,
  ProcessingInput,
  ProcessingInstanceType,
  ProcessingOutput,
} from '@aws-sdk/client-sagemaker';
import type { Draft, PlacedOutput } from '../draft.ts';
import { containerInput } from '../layout.ts';
import { entrypoint, environment, tags, vpcConfig } from './surroundings.ts';

/** The whole request of a processing job. Each output has a prefix of its own; params are arguments of the bootstrap. */
export function processingRequest(draft: Draft): CreateProcessingJobCommandInput {
  const { job, context, image, params, inputs, outputs } = draft;
  const VpcConfig = vpcConfig(draft);
  return {
    ProcessingJobName: context.run,
    RoleArn: context.role,
    AppSpecification: {
      ImageUri: image,
      ContainerEntrypoint: entrypoint(draft),
      ...(params.length > 0 && { ContainerArguments: params.flatMap(([name, text]) => [`--${name}`, text]) }),
    },
    ProcessingInputs: [
      inputFrom('code', draft.code.uri),
      ...inputs.map(({ name, uri, below }) => inputFrom(name, uri, below)),
    ],
    ...(outputs.length > 0 && { ProcessingOutputConfig: { Outputs: outputs.map(outputTo) } }),
    ProcessingResources: {
      ClusterConfig: {
        InstanceType: job.instance as ProcessingInstanceType,
        InstanceCount: job.count,
        VolumeSizeInGB: job.volume,
      },
    },
    StoppingCondition: { MaxRuntimeInSeconds: job.maxRuntime },
    Environment: environment(draft),
    ...(VpcConfig && { NetworkConfig: { VpcConfig } }),
    Tags: tags(draft),
  };
}

function inputFrom(name: string, uri: string, below = name): ProcessingInput {
  return {
    InputName: name,
    S3Input: {
      S3Uri: uri,
      LocalPath: containerInput('processing', below),
      S3DataType: 'S3Prefix',
      S3InputMode: 'File',
      S3DataDistributionType: 'FullyReplicated',
    },
  };
}

function outputTo({ name, uri, local }: PlacedOutput): ProcessingOutput {
  return { OutputName: name, S3Output: { S3Uri: uri, LocalPath: local, S3UploadMode: 'EndOfJob' } };
}
