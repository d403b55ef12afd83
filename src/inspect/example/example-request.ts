import { checkRequest } from '../../limits/check-request.ts';
import type { Service } from '../../limits/operations.ts';
import { requestShape, shapeNamed } from '../../limits/tables.ts';
import type { Shape } from '../../limits/shape.ts';
import type { Step } from '../../limits/violation.ts';
import { exampleValue, spoken } from './example-value.ts';

/**
 * A smallest request that the service takes; with `full` one that shows every member that can stand beside the others.
 * `undefined` for an operation that the tables don't have.
 */
export function exampleRequest(service: Service, operation: string, full: boolean): object | undefined {
  const shape = requestShape(service, operation);
  if (!shape) return undefined;
  const request = exampleValue({ service, shape, member: thingOf(operation), full }) as Record<string, unknown>;
  for (const path of full ? [] : (needed[operation] ?? [])) add(service, shape, request, path.split('.'));
  if (full) for (const path of excluded[operation] ?? []) leaveOut(request, path.split('.'));
  return repaired(service, operation, shape, request);
}

/** What an operation does something to: the `Schedule` of `CreateSchedule`. */
function thingOf(operation: string): string {
  return operation.replace(/^[A-Z][a-z]+(?=[A-Z])/u, '');
}

/** What the service asks for besides what its model requires: one of several, or what an ordinary thing of the kind can't be without. */
const needed: Readonly<Record<string, readonly string[]>> = {
  CreateTrainingJob: [
    'AlgorithmSpecification.TrainingImage',
    'ResourceConfig.InstanceType',
    'ResourceConfig.InstanceCount',
    'ResourceConfig.VolumeSizeInGB',
    'StoppingCondition.MaxRuntimeInSeconds',
  ],
  CreateHyperParameterTuningJob: [
    'HyperParameterTuningJobConfig.HyperParameterTuningJobObjective',
    'TrainingJobDefinition.AlgorithmSpecification.TrainingImage',
    'TrainingJobDefinition.ResourceConfig.InstanceType',
    'TrainingJobDefinition.ResourceConfig.InstanceCount',
    'TrainingJobDefinition.ResourceConfig.VolumeSizeInGB',
    'TrainingJobDefinition.StoppingCondition.MaxRuntimeInSeconds',
  ],
  CreateModel: ['ExecutionRoleArn', 'PrimaryContainer.Image', 'PrimaryContainer.ModelDataUrl'],
  CreateModelPackage: ['ModelPackageGroupName', 'InferenceSpecification.Containers.ModelDataUrl'],
  CreatePipeline: ['PipelineDefinition'],
  CreateFunction: ['Code.S3Bucket', 'Code.S3Key', 'Runtime', 'Handler'],
  CreateJob: ['Command.Name', 'Command.ScriptLocation'],
  TagResource: ['tags.key', 'tags.value'],
};

/** What can't stand beside the other members. */
const excluded: Readonly<Record<string, readonly string[]>> = {
  CreateTrainingJob: [
    'AlgorithmSpecification.AlgorithmName',
    'ResourceConfig.InstanceGroups',
    'ResourceConfig.InstancePreferences',
    'ServerlessJobConfig',
  ],
  CreateProcessingJob: [
    'ProcessingInputs.DatasetDefinition',
    'ProcessingOutputConfig.Outputs.FeatureStoreOutput',
    'ProcessingResources.ClusterConfig.InstancePreferences',
    'ProcessingInputs.S3Input.S3CompressionType',
  ],
};

type Structure = Record<string, unknown>;

/** Adds what is missing until the check is content; what it asks for may ask for more. */
function repaired(service: Service, operation: string, shape: Shape, request: Structure): Structure {
  for (let round = 0; round < mostRounds; round += 1) {
    const missing = checkRequest(service, operation, request).filter(({ rule }) => rule === 'required');
    if (missing.length === 0) break;
    for (const { steps } of missing) add(service, shape, request, steps.flatMap(nameOf));
  }
  return request;
}

const mostRounds = 5;

function nameOf(step: Step): string[] {
  return step.kind === 'member' ? [step.name] : [];
}

/** Puts an example at the end of a path of members, and what it needs on the way there. */
function add(service: Service, shape: Shape, holder: Structure, path: readonly string[], within = ''): void {
  const [name = '', ...rest] = path;
  if (shape.type !== 'structure' || !Object.hasOwn(shape.members, name)) return;
  const member = shapeNamed(service, shape.members[name] ?? '');
  holder[name] ??= exampleValue({ service, shape: member, member: spoken(within, name), full: false });
  if (rest.length > 0) for (const each of held(holder[name])) add(service, entryOf(service, member), each, rest, name);
}

function leaveOut(holder: Structure, [name = '', ...rest]: readonly string[]): void {
  if (rest.length === 0) delete holder[name];
  else for (const each of held(holder[name])) leaveOut(each, rest);
}

function held(value: unknown): Structure[] {
  const all = Array.isArray(value) ? (value as unknown[]) : [value];
  return all.filter((each): each is Structure => typeof each === 'object' && each !== null);
}

function entryOf(service: Service, shape: Shape): Shape {
  return shape.type === 'list' ? shapeNamed(service, shape.member) : shape;
}
