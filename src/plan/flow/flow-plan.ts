import type { StartJobRunRequest as StartEmrJobRun } from '@aws-sdk/client-emr-serverless';
import type { StartJobRunRequest as StartGlueJobRun } from '@aws-sdk/client-glue';
import type {
  CreateHyperParameterTuningJobRequest,
  CreateModelInput,
  CreateModelPackageInput,
  CreateProcessingJobRequest,
  CreateTrainingJobRequest,
  CreateTransformJobRequest,
} from '@aws-sdk/client-sagemaker';
import type { ParamValue } from '../../define/definition.ts';
import type { Template } from '../../define/expression/node.ts';
import type { FlowDefinition, Step } from '../../define/flow/flow-definition.ts';
import type { Way } from '../../base/way.ts';
import type { CodeFile, Note, PlanContext, PlannedTable, Price, ResolvedInput, Upload } from '../plan.ts';

/** What a flow is compiled against. Everything that had to be asked of AWS is already answered here, so planning is pure. */
export interface FlowContext extends Omit<PlanContext, 'params' | 'inputs' | 'code'> {
  way: Way;
  /** What the run is given; params that are left out have their defaults. */
  params: Readonly<Record<string, ParamValue>>;
  /** By the name of each step that is a job, tunes one or reads from outside. */
  steps: Readonly<Record<string, StepContext>>;
  /** URL of the queue that tells of approvals; there where the flow has any. */
  approvals?: string;
}

export interface StepContext {
  /** What each input from outside stands for now, by its name. */
  inputs: Readonly<Record<string, ResolvedInput>>;
  /** As in `PlanContext`; empty where the step has no script. */
  code: readonly CodeFile[];
}

/** A flow compiled for one way of running. */
export interface FlowPlan {
  /** With `each` kept, and with the queries of inputs as steps of their own. */
  flow: FlowDefinition;
  way: Way;
  /** What `--on` named. */
  where: string;
  run: string;
  /** What the pipeline or state machine is called: `<project>-<flow>`, cut to what the service takes. */
  deployed: string;
  params: Readonly<Record<string, ParamValue>>;
  steps: readonly PlannedStep[];
  uploads: readonly Upload[];
  /** Buckets, queues and groups of model packages that the run needs and mlx makes where they are missing. */
  needs: { buckets: readonly string[]; queue?: string; groups: readonly string[] };
  compiled: Compiled;
  price: Price;
  kept: readonly Note[];
  lost: readonly Note[];
}

/** A step as it will be sent. Strings of requests hold expressions in mlx's own form; each way writes them in its own. */
export interface PlannedStep {
  name: string;
  step: Step;
  /** Names of the steps that it waits for: by data, by `after`, and the `when` or `each` that it lies in. */
  needs: readonly string[];
  inside?: { step: string; branch: 'then' | 'otherwise' | 'each' };
  request?: StepRequest;
  tables: readonly PlannedTable[];
  outputs: readonly { name: string; uri: Template }[];
  price: Price;
}

export type StepRequest =
  | { service: 'sagemaker'; operation: 'CreateProcessingJob'; input: CreateProcessingJobRequest }
  | { service: 'sagemaker'; operation: 'CreateTrainingJob'; input: CreateTrainingJobRequest }
  | { service: 'sagemaker'; operation: 'CreateTransformJob'; input: CreateTransformJobRequest }
  | { service: 'sagemaker'; operation: 'CreateHyperParameterTuningJob'; input: CreateHyperParameterTuningJobRequest }
  | { service: 'sagemaker'; operation: 'CreateModel'; input: CreateModelInput }
  | { service: 'sagemaker'; operation: 'CreateModelPackage'; input: CreateModelPackageInput }
  | { service: 'athena'; operation: 'StartQueryExecution'; input: AthenaQuery }
  | {
      service: 'lambda';
      operation: 'Invoke';
      input: { FunctionName: string; Payload: Readonly<Record<string, unknown>> };
    }
  | { service: 'glue'; operation: 'StartJobRun'; input: StartGlueJobRun }
  | { service: 'emr-serverless'; operation: 'StartJobRun'; input: StartEmrJobRun };

/** An UNLOAD of rows to a prefix that is empty before; `output` ends with `/`. */
export interface AthenaQuery {
  QueryString: Template;
  QueryExecutionContext?: { Database?: string };
  ResultConfiguration: { OutputLocation: Template };
}

export type Compiled =
  | { way: 'pipeline'; definition: PipelineDefinition; text: string }
  | { way: 'states'; definition: StateMachine; text: string; policy: object }
  /** mlx drives the planned steps itself. */
  | { way: 'job' };

/** https://docs.aws.amazon.com/sagemaker, the pipeline definition's JSON. */
export interface PipelineDefinition {
  Version: '2020-12-01';
  Metadata: Readonly<Record<string, string>>;
  Parameters: readonly Readonly<Record<string, unknown>>[];
  PipelineExperimentConfig?: Readonly<Record<string, unknown>> | null;
  Steps: readonly Readonly<Record<string, unknown>>[];
}

/** Amazon States Language, JSONPath form. */
export interface StateMachine {
  Comment?: string;
  StartAt: string;
  States: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  TimeoutSeconds?: number;
}
