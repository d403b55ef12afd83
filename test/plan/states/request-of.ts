import type { ExpressionNode, Template } from '../../../src/define/expression/node.ts';
import { expressionText } from '../../../src/define/expression/text.ts';
import type { FlowDefinition, JobStep, Step, StepInput, TuneStep } from '../../../src/define/flow/flow-definition.ts';
import { allSteps, itemStepName, needsOf } from '../../../src/define/flow/walk.ts';
import type { PlannedStep, StepRequest } from '../../../src/plan/flow/flow-plan.ts';

/** A flow's steps as planned, with requests that are small but hold every expression of the step. */
export function plannedSteps(flow: FlowDefinition): PlannedStep[] {
  return allSteps(flow).map(({ step, inside }) => {
    const request = requestOf(step, flow);
    return {
      name: step.name,
      step,
      needs: needsOf(step, flow),
      ...(inside && { inside }),
      ...(request && { request }),
      tables: [],
      outputs: outputsOf(step, inside?.branch === 'each'),
      price: { note: '' },
    };
  });
}

const role = 'arn:aws:iam::111122223333:role/mlx';
const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/image:1';
const run = text({ kind: 'execution', name: 'id' });
const job = text({ kind: 'execution', name: 'job' });
const item = text({ kind: 'execution', name: 'item' });

function requestOf(step: Step, flow: FlowDefinition): StepRequest | undefined {
  switch (step.kind) {
    case 'job':
      return step.job.kind === 'processing' ? processing(step, flow) : training(step, flow);
    case 'tune':
      return tuning(step, flow);
    case 'register':
      return {
        service: 'sagemaker',
        operation: 'CreateModelPackage',
        input: {
          ModelPackageGroupName: step.group,
          InferenceSpecification: { Containers: [{ Image: image, ModelDataUrl: step.model }] },
          CustomerMetadataProperties: { ...step.properties, ...step.metrics },
        },
      };
    case 'model':
      return {
        service: 'sagemaker',
        operation: 'CreateModel',
        input: { ModelName: job, ExecutionRoleArn: role, PrimaryContainer: { Image: image, ModelDataUrl: step.model } },
      };
    case 'transform':
      return {
        service: 'sagemaker',
        operation: 'CreateTransformJob',
        input: {
          TransformJobName: job,
          ModelName:
            step.model.kind === 'name'
              ? step.model.name
              : text({ kind: 'property', step: step.model.step, path: 'ModelName' }),
          TransformInput: {
            DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: uriOf(step.input, flow)[0]! } },
          },
          TransformOutput: { S3OutputPath: `s3://bucket/runs/${run}/${step.name}/predictions/` },
          TransformResources: { InstanceType: 'ml.m5.large', InstanceCount: 1 },
        },
      };
    case 'sql':
      return {
        service: 'athena',
        operation: 'StartQueryExecution',
        input: {
          QueryString: `UNLOAD (${step.sql}) TO 's3://bucket/runs/${run}/${step.name}/rows/'`,
          ResultConfiguration: { OutputLocation: 's3://bucket/athena/' },
        },
      };
    case 'lambda':
      return { service: 'lambda', operation: 'Invoke', input: { FunctionName: step.function, Payload: step.payload } };
    default:
      return undefined;
  }
}

function processing(step: JobStep, flow: FlowDefinition): StepRequest {
  const outputs = [...Object.keys(step.job.outputs), 'mlx-metrics'];
  return {
    service: 'sagemaker',
    operation: 'CreateProcessingJob',
    input: {
      ProcessingJobName: job,
      RoleArn: role,
      AppSpecification: {
        ImageUri: image,
        ContainerArguments: [
          '--',
          ...Object.entries(step.params).flatMap(([name, value]) => [`--${name}`, String(value)]),
        ],
      },
      Environment: { ...step.env },
      ProcessingInputs: inputsOf(step, flow).map(({ name, uri }) => ({
        InputName: name,
        S3Input: { S3Uri: uri, S3DataType: 'S3Prefix', LocalPath: `/opt/ml/processing/input/${name}` },
      })),
      ProcessingOutputConfig: {
        Outputs: outputs.map((OutputName) => ({
          OutputName,
          S3Output: {
            S3Uri: `s3://bucket/runs/${run}/${step.name}/${OutputName}/`,
            LocalPath: `/opt/ml/processing/output/${OutputName}`,
            S3UploadMode: 'EndOfJob',
          },
        })),
      },
      ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 30 } },
      Tags: [{ Key: 'mlx:run', Value: run }],
    },
  };
}

function training(step: JobStep, flow: FlowDefinition): StepRequest {
  return {
    service: 'sagemaker',
    operation: 'CreateTrainingJob',
    input: {
      TrainingJobName: job,
      RoleArn: role,
      AlgorithmSpecification: {
        TrainingImage: image,
        TrainingInputMode: 'File',
        MetricDefinitions: Object.entries(step.job.metrics).map(([Name, Regex]) => ({ Name, Regex })),
      },
      HyperParameters: Object.fromEntries(Object.entries(step.params).map(([name, value]) => [name, String(value)])),
      InputDataConfig: channelsOf(step, flow),
      OutputDataConfig: { S3OutputPath: `s3://bucket/runs/${run}/${step.name}` },
      ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 30 },
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      Environment: { ...step.env },
    },
  };
}

function tuning(step: TuneStep, flow: FlowDefinition): StepRequest {
  return {
    service: 'sagemaker',
    operation: 'CreateHyperParameterTuningJob',
    input: {
      HyperParameterTuningJobName: job,
      HyperParameterTuningJobConfig: {
        Strategy: step.strategy,
        ResourceLimits: { MaxNumberOfTrainingJobs: step.jobs, MaxParallelTrainingJobs: step.atOnce },
      },
      TrainingJobDefinition: {
        RoleArn: role,
        AlgorithmSpecification: { TrainingImage: image, TrainingInputMode: 'File' },
        InputDataConfig: channelsOf(step, flow),
        OutputDataConfig: { S3OutputPath: `s3://bucket/runs/${run}/${step.name}` },
        StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      },
    },
  };
}

function channelsOf(step: JobStep | TuneStep, flow: FlowDefinition) {
  return inputsOf(step, flow).map(({ name, uri }) => ({
    ChannelName: name,
    DataSource: { S3DataSource: { S3DataType: 'S3Prefix' as const, S3Uri: uri } },
  }));
}

function inputsOf(step: JobStep | TuneStep, flow: FlowDefinition): { name: string; uri: Template }[] {
  return Object.entries(step.inputs).flatMap(([name, input]) =>
    uriOf(input, flow).map((uri, index) => ({ name: index === 0 ? name : `${name}-${index}`, uri })),
  );
}

function uriOf(input: StepInput, flow: FlowDefinition): Template[] {
  switch (input.kind) {
    case 'ref':
      return ['s3://other/rows/'];
    case 'uri':
      return [input.uri];
    case 'output':
      return [text(input)];
    case 'outputs': {
      const each = allSteps(flow).find(({ step }) => step.name === input.each)?.step;
      const items = each?.kind === 'each' ? each.items : [];
      return items.map(({ name }) =>
        text({ kind: 'output', step: itemStepName(input.step, name), output: input.output }),
      );
    }
  }
}

function outputsOf(step: Step, inEach: boolean): { name: string; uri: Template }[] {
  const place = `s3://bucket/runs/${run}/${step.name}${inEach ? `-${item}` : ''}`;
  if (step.kind === 'sql') return [{ name: 'rows', uri: `${place}/rows/` }];
  if (step.kind !== 'job' && step.kind !== 'tune') return [];
  if (step.job.kind === 'processing') {
    return Object.keys(step.job.outputs).map((name) => ({ name, uri: `${place}/${name}/` }));
  }
  return Object.entries(step.job.outputs).map(([name, { kind }]) => ({
    name,
    uri: kind === 'model' ? `${place}/${job}/output/model/` : `${place}/${job}/output/data/${name}/`,
  }));
}

function text(node: ExpressionNode): string {
  return expressionText(node);
}
