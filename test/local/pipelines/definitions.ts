import { image, role } from '../fakes/requests.ts';

/** A pipeline definition of these steps, as text. */
export function definitionOf(steps: readonly object[], more: object = {}): string {
  return JSON.stringify({ Version: '2020-12-01', Metadata: {}, Parameters: [], Steps: steps, ...more });
}

/** A processing step with an output `out` below the execution's id. */
export function processing(name: string, { script = 'true', args = {}, ...more }: ProcessingOptions = {}): object {
  return {
    Name: name,
    Type: 'Processing',
    Arguments: {
      RoleArn: role,
      AppSpecification: { ImageUri: image, ContainerEntrypoint: ['sh', '-c', script] },
      ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.t3.medium', VolumeSizeInGB: 1 } },
      ProcessingOutputConfig: { Outputs: [outputOf(name)] },
      ...args,
    },
    ...more,
  };
}

interface ProcessingOptions extends Readonly<Record<string, unknown>> {
  script?: string;
  /** Further members of its Arguments. */
  args?: object;
}

function outputOf(step: string): object {
  const values = ['s3://data', { Get: 'Execution.PipelineExecutionId' }, step];
  return {
    OutputName: 'out',
    S3Output: { S3Uri: join('/', ...values), LocalPath: '/opt/ml/processing/output/out', S3UploadMode: 'EndOfJob' },
  };
}

/** A training step that finds the metric `auc` in its log. */
export function training(name: string, script = 'true', args: object = {}): object {
  return {
    Name: name,
    Type: 'Training',
    Arguments: {
      RoleArn: role,
      AlgorithmSpecification: {
        TrainingImage: image,
        TrainingInputMode: 'File',
        ContainerEntrypoint: ['sh', '-c', script],
        MetricDefinitions: [{ Name: 'auc', Regex: 'auc=([0-9.]+)' }],
      },
      OutputDataConfig: { S3OutputPath: 's3://data/models' },
      ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 1 },
      StoppingCondition: { MaxRuntimeInSeconds: 60 },
      ...args,
    },
  };
}

export function fail(name: string, message: unknown): object {
  return { Name: name, Type: 'Fail', Arguments: { ErrorMessage: message } };
}

export function condition(
  name: string,
  conditions: readonly object[],
  then: readonly object[],
  otherwise: readonly object[] = [],
): object {
  return {
    Name: name,
    Type: 'Condition',
    Arguments: { Conditions: conditions, IfSteps: then, ElseSteps: otherwise },
  };
}

export function get(target: string): { Get: string } {
  return { Get: target };
}

export function join(between: string, ...values: readonly unknown[]): object {
  return { 'Std:Join': { On: between, Values: values } };
}
