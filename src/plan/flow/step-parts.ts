import type { JobStep, SqlStep, Step, TransformStep, TuneStep } from '../../define/flow/flow-definition.ts';
import type { Draft, PlacedOutput } from '../draft.ts';
import { jobChecks } from '../faults/job-checks.ts';
import { processingOutputPrefix } from '../layout.ts';
import { plannedTables } from '../place-data.ts';
import type { Note, PlannedTable, Upload } from '../plan.ts';
import { processingRequest } from '../requests/processing-request.ts';
import { trainingRequest } from '../requests/training-request.ts';
import type { PlannedStep, StepRequest } from './flow-plan.ts';
import { draftOf, placeInput } from './requests/job-draft.ts';
import { namedModel } from './requests/model-data.ts';
import { modelRequest } from './requests/model-request.ts';
import { registerRequest } from './requests/register-request.ts';
import { emrRequest, glueRequest } from './requests/spark-requests.ts';
import { athenaQuery, queryJob, rowsPlace } from './requests/sql-request.ts';
import { transformRequest } from './requests/transform-request.ts';
import { tuneRequest } from './requests/tune-request.ts';
import { runsElsewhere } from './runs-elsewhere.ts';
import type { StepFinding } from './step-finding.ts';
import { placeOf, type StepScope } from './step-scope.ts';

/** What a step comes to. */
export interface StepParts {
  request?: StepRequest;
  outputs?: PlannedStep['outputs'];
  tables?: readonly PlannedTable[];
  uploads?: readonly Upload[];
  /** What is lost whichever way it runs. */
  lost?: readonly Note[];
  findings?: readonly StepFinding[];
}

/** The request of a step, what it needs in place and what it leaves; nothing where the orchestrator itself does the step. */
export function stepParts(step: Step, scope: StepScope): StepParts {
  switch (step.kind) {
    case 'job':
      return jobParts(step, scope);
    case 'tune':
      return tuneParts(step, scope);
    case 'transform':
      return transformParts(step, scope);
    case 'model': {
      const { container, ...model } = namedModel(step, scope);
      const input = modelRequest(container, scope);
      return { request: { service: 'sagemaker', operation: 'CreateModel', input }, ...model };
    }
    case 'register': {
      const { container, ...model } = namedModel(step, scope);
      const input = registerRequest(step, container);
      return { request: { service: 'sagemaker', operation: 'CreateModelPackage', input }, ...model };
    }
    case 'sql':
      return sqlParts(step, scope);
    case 'lambda': {
      const input = { FunctionName: step.function, Payload: step.payload };
      return { request: { service: 'lambda', operation: 'Invoke', input } };
    }
    case 'when':
    case 'each':
    case 'approval':
    case 'fail':
      return {};
  }
}

function jobParts(step: JobStep, scope: StepScope): StepParts {
  const draft = draftOf(step, scope);
  return { ...scriptParts(step, draft, scope), request: jobRequest(step, draft, scope) };
}

function jobRequest({ spark, job }: JobStep, draft: Draft, { context }: StepScope): StepRequest {
  if (spark?.kind === 'glue') {
    return { service: 'glue', operation: 'StartJobRun', input: glueRequest(spark, draft) };
  }
  if (spark?.kind === 'emr-serverless') {
    const logs = `s3://${context.bucket}/mlx/${context.project}/logs/`;
    return { service: 'emr-serverless', operation: 'StartJobRun', input: emrRequest(spark, draft, logs) };
  }
  return job.kind === 'training'
    ? { service: 'sagemaker', operation: 'CreateTrainingJob', input: trainingRequest(draft) }
    : { service: 'sagemaker', operation: 'CreateProcessingJob', input: processingRequest(draft) };
}

function tuneParts(step: TuneStep, scope: StepScope): StepParts {
  const draft = draftOf(step, scope);
  const input = tuneRequest(step, draft);
  return {
    ...scriptParts(step, draft, scope),
    request: { service: 'sagemaker', operation: 'CreateHyperParameterTuningJob', input },
  };
}

/** What comes of a script, whatever runs it. */
function scriptParts(step: JobStep | TuneStep, draft: ReturnType<typeof draftOf>, { memo }: StepScope): StepParts {
  const checks = memo(step.job, `checks ${draft.job.count} ${draft.job.spark}`, () =>
    Object.values(jobChecks).flatMap((check) => check(draft)),
  );
  const { notes, findings } = runsElsewhere(step) ? { notes: [], findings: [] } : draft.chosen;
  return {
    outputs: draft.outputs.map(({ name, uri }: PlacedOutput) => ({ name, uri })),
    tables: plannedTables(draft.outputs),
    uploads: [...draft.code.uploads, ...draft.inputs.flatMap(({ uploads }) => uploads)],
    lost: notes,
    findings: [...findings, ...checks].map((finding) => ({ step: step.name, ...finding })),
  };
}

function transformParts(step: TransformStep, scope: StepScope): StepParts {
  const inputs = placeInput('input', step.input, step.name, scope);
  const [input] = inputs;
  if (!input || step.input.kind === 'outputs') {
    const fix = 'Give each transform one place to read from.';
    return {
      findings: [{ step: step.name, what: `${step.name} reads many outputs`, rule: 'a transform has one input', fix }],
    };
  }
  return {
    request: { service: 'sagemaker', operation: 'CreateTransformJob', input: transformRequest(step, input, scope) },
    outputs: [{ name: 'predictions', uri: processingOutputPrefix(placeOf(scope), 'predictions') }],
    uploads: input.uploads,
  };
}

function sqlParts(step: SqlStep, scope: StepScope): StepParts {
  const { output } = step;
  const uri = rowsPlace(step, scope);
  return {
    request:
      scope.context.way === 'pipeline'
        ? { service: 'sagemaker', operation: 'CreateProcessingJob', input: queryJob(step, scope) }
        : { service: 'athena', operation: 'StartQueryExecution', input: athenaQuery(step, scope) },
    outputs: [{ name: 'rows', uri }],
    tables:
      output.kind === 'table'
        ? [{ output: 'rows', location: uri, database: output.database, table: output.table }]
        : [],
  };
}
