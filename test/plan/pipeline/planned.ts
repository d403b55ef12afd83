import type { CreateProcessingJobRequest, CreateTrainingJobRequest } from '@aws-sdk/client-sagemaker';
import type { ExpressionNode } from '../../../src/define/expression/node.ts';
import { expressionText } from '../../../src/define/expression/text.ts';
import type { FlowDefinition, JobStep, Step } from '../../../src/define/flow/flow-definition.ts';
import { needsOf } from '../../../src/define/flow/walk.ts';
import { allSteps } from '../../../src/define/flow/walk.ts';
import type { PlannedStep, StepRequest } from '../../../src/plan/flow/flow-plan.ts';
import { jobDefinition } from '../../define/flow/job-definition.ts';

/** A flow of these steps. */
export function flowOf(steps: readonly Step[], params: FlowDefinition['params'] = {}): FlowDefinition {
  return { name: 'delays', params, steps, places: {} };
}

/** The flow's steps as planned, each with the request that is given under its name. */
export function planned(flow: FlowDefinition, requests: Readonly<Record<string, StepRequest>> = {}): PlannedStep[] {
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

export const context = {
  partition: 'aws',
  region: 'eu-west-1',
  account: '111122223333',
  approvals: 'https://sqs/approvals',
};

/** An expression as it stands in a text. */
export const text = (node: ExpressionNode): string => expressionText(node);

export function jobStep(name: string, kind: 'processing' | 'training', more: Partial<JobStep> = {}): JobStep {
  const job = jobDefinition(name, { kind, ...(kind === 'training' && { metrics: { auc: 'auc=([0-9.]+)' } }) });
  return { kind: 'job', name, job, after: [], params: {}, inputs: {}, env: {}, ...more };
}

export function processing(more: Partial<CreateProcessingJobRequest> = {}): StepRequest {
  return {
    service: 'sagemaker',
    operation: 'CreateProcessingJob',
    input: {
      ProcessingJobName: text({ kind: 'execution', name: 'job' }),
      RoleArn: 'arn:aws:iam::111122223333:role/mlx',
      AppSpecification: { ImageUri: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/image:1' },
      ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 30 } },
      ...more,
    },
  };
}

export function training(more: Partial<CreateTrainingJobRequest> = {}): StepRequest {
  return {
    service: 'sagemaker',
    operation: 'CreateTrainingJob',
    input: {
      TrainingJobName: text({ kind: 'execution', name: 'job' }),
      RoleArn: 'arn:aws:iam::111122223333:role/mlx',
      AlgorithmSpecification: {
        TrainingImage: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/image:1',
        TrainingInputMode: 'File',
      },
      OutputDataConfig: { S3OutputPath: `s3://bucket/mlx/${text({ kind: 'execution', name: 'id' })}/train` },
      ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 30 },
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      ...more,
    },
  };
}
