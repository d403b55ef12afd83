import type {
  Channel,
  CreateProcessingJobRequest,
  CreateTrainingJobRequest,
  ProcessingInput,
} from '@aws-sdk/client-sagemaker';
import type { ExpressionNode } from '../../../src/define/expression/node.ts';
import { expressionText } from '../../../src/define/expression/text.ts';
import type { FlowDefinition, JobStep, Step } from '../../../src/define/flow/flow-definition.ts';
import { allSteps, needsOf } from '../../../src/define/flow/walk.ts';
import type { PlannedStep, StepRequest } from '../../../src/plan/flow/flow-plan.ts';
import { jobDefinition } from '../../define/flow/job-definition.ts';

export const role = 'arn:aws:iam::111122223333:role/mlx';
export const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/image:1';
export const context = {
  partition: 'aws',
  region: 'eu-west-1',
  account: '111122223333',
  approvals: 'https://sqs.eu-west-1.amazonaws.com/111122223333/approvals',
};

/** A flow of these steps. */
export function flowOf(steps: readonly Step[], params: FlowDefinition['params'] = {}): FlowDefinition {
  return { name: 'delays', params, steps, places: {} };
}

/** The requests of a flow's steps, by their names. */
export type Requests = Readonly<Record<string, StepRequest>>;

/** The flow's steps as planned, each with the request that is given under its name. */
export function planned(flow: FlowDefinition, requests: Requests = {}): PlannedStep[] {
  return allSteps(flow).map(({ step, inside }) => ({
    name: step.name,
    step,
    needs: needsOf(step, flow),
    ...(inside && { inside }),
    ...(requests[step.name] && { request: requests[step.name] }),
    tables: [],
    outputs: [],
    price: { note: '' },
  }));
}

/** An expression as it stands in a text. */
export const text = (node: ExpressionNode): string => expressionText(node);
export const runId = text({ kind: 'execution', name: 'id' });
const jobName = text({ kind: 'execution', name: 'job' });

/** The rows of a processing step, and the model of a training. */
export const rowsOf = (step: string): string => text({ kind: 'output', step, output: 'rows' });
export const modelOf = (step: string): string => text({ kind: 'output', step, output: 'model' });

export function jobStep(name: string, kind: 'processing' | 'training', more: Partial<JobStep> = {}): JobStep {
  const job = jobDefinition(name, {
    kind,
    ...(kind === 'training' && {
      metrics: { auc: 'auc=([0-9.]+)' },
      outputs: { model: { kind: 'model' }, scores: { kind: 'files' } },
    }),
  });
  return { kind: 'job', name, job, after: [], params: {}, inputs: {}, env: {}, ...more };
}

/** A job that writes rows, reading from the places that are given by the names of its inputs. */
export function processing(
  name: string,
  inputs: Readonly<Record<string, string>> = {},
  more: Partial<CreateProcessingJobRequest> = {},
): StepRequest {
  const input: CreateProcessingJobRequest = {
    ProcessingJobName: jobName,
    RoleArn: role,
    AppSpecification: { ImageUri: image },
    ProcessingInputs: Object.entries(inputs).map(([InputName, S3Uri]): ProcessingInput => ({
      InputName,
      S3Input: {
        S3Uri,
        LocalPath: `/opt/ml/processing/input/${InputName}`,
        S3DataType: 'S3Prefix',
        S3InputMode: 'File',
        S3DataDistributionType: 'FullyReplicated',
      },
    })),
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: 'rows',
          S3Output: {
            S3Uri: `s3://bucket/mlx/runs/${runId}/${name}/output/rows/`,
            LocalPath: '/opt/ml/processing/output/rows',
            S3UploadMode: 'EndOfJob',
          },
        },
      ],
    },
    ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 30 } },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    ...more,
  };
  return { service: 'sagemaker', operation: 'CreateProcessingJob', input };
}

export function training(
  name: string,
  inputs: Readonly<Record<string, string>> = {},
  more: Partial<CreateTrainingJobRequest> = {},
): StepRequest {
  const input: CreateTrainingJobRequest = {
    TrainingJobName: jobName,
    RoleArn: role,
    AlgorithmSpecification: {
      TrainingImage: image,
      TrainingInputMode: 'File',
      MetricDefinitions: [{ Name: 'auc', Regex: 'auc=([0-9.]+)' }],
    },
    InputDataConfig: channels(inputs),
    OutputDataConfig: { S3OutputPath: `s3://bucket/mlx/runs/${runId}/${name}` },
    ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 30 },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    ...more,
  };
  return { service: 'sagemaker', operation: 'CreateTrainingJob', input };
}

export function channels(inputs: Readonly<Record<string, string>>): Channel[] {
  return Object.entries(inputs).map(([ChannelName, S3Uri]) => ({
    ChannelName,
    DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri, S3DataDistributionType: 'FullyReplicated' } },
    InputMode: 'File',
  }));
}
