import { setTimeout as sleep } from 'node:timers/promises';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreatePipelineCommand,
  DescribePipelineExecutionCommand,
  ListPipelineExecutionStepsCommand,
  SageMakerClient,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import { openEmbedded } from '../../src/local/open.ts';
import { localRequestHandler } from '../../src/local/wire/request-handler.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const role = 'arn:aws:iam::000000000000:role/mlx-local';
const image = '141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3';

/** A definition of so many processing steps, each of which needs what the one before it wrote. */
export function chainDefinition(steps: number, command: readonly string[]): string {
  const names = Array.from({ length: steps }, (_, index) => `step-${index}`);
  return JSON.stringify({
    Version: '2020-12-01',
    Metadata: {},
    Parameters: [],
    Steps: names.map((name, index) => ({
      Name: name,
      Type: 'Processing',
      Arguments: {
        RoleArn: role,
        AppSpecification: { ImageUri: image, ContainerEntrypoint: command },
        ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.t3.medium', VolumeSizeInGB: 1 } },
        ...(index > 0 && { ProcessingInputs: [inputFrom(`step-${index - 1}`)] }),
        ProcessingOutputConfig: { Outputs: [outputOf(name)] },
      },
    })),
  });
}

function inputFrom(step: string): object {
  const uri = { Get: `Steps.${step}.ProcessingOutputConfig.Outputs['said'].S3Output.S3Uri` };
  return {
    InputName: 'before',
    S3Input: { S3Uri: uri, LocalPath: '/opt/ml/processing/input/before', S3DataType: 'S3Prefix', S3InputMode: 'File' },
  };
}

function outputOf(step: string): object {
  const values = ['s3://chain', { Get: 'Execution.PipelineExecutionId' }, step];
  return {
    OutputName: 'said',
    S3Output: {
      S3Uri: { 'Std:Join': { On: '/', Values: values } },
      LocalPath: '/opt/ml/processing/output/said',
      S3UploadMode: 'EndOfJob',
    },
  };
}

/** Milliseconds from the start of an execution of the chain to its end, in a project of its own. */
export async function runChain(home: string, steps: number, command: readonly string[]): Promise<number> {
  const embedded = await openEmbedded({ home, region: 'eu-west-1' });
  const client = new SageMakerClient({
    region: 'eu-west-1',
    credentials,
    requestHandler: localRequestHandler(embedded),
  });
  const s3 = new S3Client({ region: 'eu-west-1', credentials, requestHandler: localRequestHandler(embedded) });
  try {
    await s3.send(new CreateBucketCommand({ Bucket: 'chain' }));
    const PipelineDefinition = chainDefinition(steps, command);
    await client.send(new CreatePipelineCommand({ PipelineName: 'chain', RoleArn: role, PipelineDefinition }));
    const began = performance.now();
    const { PipelineExecutionArn } = await client.send(new StartPipelineExecutionCommand({ PipelineName: 'chain' }));
    for (;;) {
      const told = await client.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn }));
      if (told.PipelineExecutionStatus === 'Succeeded') return performance.now() - began;
      if (told.PipelineExecutionStatus === 'Failed') throw new Error(await reasonsOf(client, PipelineExecutionArn));
      await sleep(20);
    }
  } finally {
    client.destroy();
    s3.destroy();
    embedded.close();
  }
}

async function reasonsOf(client: SageMakerClient, PipelineExecutionArn: string | undefined): Promise<string> {
  const { PipelineExecutionSteps = [] } = await client.send(
    new ListPipelineExecutionStepsCommand({ PipelineExecutionArn }),
  );
  return PipelineExecutionSteps.map(({ StepName, FailureReason }) => `${StepName}: ${FailureReason}`).join('\n');
}
