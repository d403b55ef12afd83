import type { ApprovalStep, LambdaStep, WhenStep } from '../../define/flow/flow-definition.ts';
import { requestShape } from '../../limits/tables.ts';
import type { FlowContext, PlannedStep, StepRequest } from '../flow/flow-plan.ts';
import { writeConditions } from './conditions.ts';
import { stepTypeOf } from './step-type.ts';
import { pipelineTypes } from './parameters.ts';
import { writePolicies } from './policies.ts';
import type { PropertyFile } from './property-files.ts';
import type { Scene } from './scene.ts';
import type { Source } from './source.ts';
import { type Writer, writeData, writeValue } from './write-value.ts';

/** A step of a pipeline definition. */
export type PipelineStep = Readonly<Record<string, unknown>>;

/** What a step's definition is written from. */
export interface Draft {
  source: Source;
  scene: Scene;
  context: Pick<FlowContext, 'partition' | 'region' | 'account' | 'approvals'>;
  dependsOn: readonly string[];
  /** The steps of its branches, written. */
  branches: { then: readonly PipelineStep[]; otherwise: readonly PipelineStep[] };
}

/** The step as it stands in the pipeline definition. */
export function writeStep(draft: Draft): PipelineStep {
  const { source, dependsOn, scene } = draft;
  const { planned } = source;
  const description = 'job' in planned.step ? planned.step.job.description : undefined;
  const files: readonly PropertyFile[] = scene.files.get(planned.name) ?? [];
  return {
    Name: planned.name,
    ...writeKind(draft),
    ...(dependsOn.length > 0 && { DependsOn: dependsOn }),
    ...(description !== undefined && { Description: description.slice(0, longestDescription) }),
    ...(files.length > 0 && { PropertyFiles: files }),
    ...writePolicies(planned),
  };
}

const longestDescription = 3072;

/** The step's type, its arguments, and what that type has besides. */
function writeKind({ source, scene, context, branches }: Draft): PipelineStep {
  const { planned, input } = source;
  const writer: Writer = { own: planned, scene };
  const { step, request } = planned;
  switch (step.kind) {
    case 'when':
      return { Type: 'Condition', Arguments: writeBranches(step, writer, branches) };
    case 'fail':
      return { Type: 'Fail', Arguments: { ErrorMessage: writeValue(step.message, writer) } };
    case 'approval':
      return writeApproval(step, writer, context.approvals);
    case 'lambda':
      return {
        Type: 'Lambda',
        Arguments: writeData(input, undefined, writer),
        FunctionArn: functionArn(step.function, context),
        OutputParameters: outputParameters(step),
      };
    case 'each':
      throw new Error(`${step.name} is still to be unrolled`);
    default:
      return request ? writeRequest(request, input, writer) : missingRequest(planned);
  }
}

function writeBranches(step: WhenStep, writer: Writer, branches: Draft['branches']): PipelineStep {
  return {
    Conditions: writeConditions(step.condition, writer),
    IfSteps: branches.then,
    ElseSteps: branches.otherwise,
  };
}

/** The queue is told the same as by every way of running; the service adds the token and the execution. */
function writeApproval(step: ApprovalStep, writer: Writer, queue: string | undefined): PipelineStep {
  return {
    Type: 'Callback',
    Arguments: {
      run: { Get: 'Execution.PipelineExecutionId' },
      step: writer.own.name,
      message: writeValue(step.message, writer),
    },
    SqsQueueUrl: step.queue ?? queue,
    OutputParameters: outputParameters(step),
  };
}

function outputParameters({ results }: LambdaStep | ApprovalStep): object[] {
  return Object.entries(results).map(([OutputName, type]) => ({ OutputName, OutputType: pipelineTypes[type] }));
}

function functionArn(name: string, { partition, region, account }: Draft['context']): string {
  return name.startsWith('arn:') ? name : `arn:${partition}:lambda:${region}:${account}:function:${name}`;
}

function writeRequest(request: StepRequest, input: Source['input'], writer: Writer): PipelineStep {
  if (request.service === 'sagemaker') {
    const shape = requestShape('sagemaker', request.operation);
    return { Type: stepTypeOf(request.operation), Arguments: writeData(input, shape, writer) };
  }
  if (request.service !== 'emr-serverless') return missingRequest(writer.own);
  const { applicationId, executionRoleArn } = request.input;
  const written = { ExecutionRoleArn: executionRoleArn, ApplicationId: applicationId, JobConfig: input };
  return { Type: 'EMRServerless', Arguments: writeData(written, undefined, writer) };
}

function missingRequest({ name, step }: PlannedStep): never {
  throw new Error(`${name} has no request that a pipeline could send, being a ${step.kind}`);
}
