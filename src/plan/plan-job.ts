import { MlxError } from '../base/errors.ts';
import type { JobDefinition } from '../define/definition.ts';
import { checkRequest } from '../limits/check-request.ts';
import type { Draft } from './draft.ts';
import { jobChecks } from './faults/job-checks.ts';
import { violationFindings } from './faults/violation-findings.ts';
import { faultOf, type PlanFinding } from './finding.ts';
import { chooseImage } from './images/choose-image.ts';
import { trainingOutputPath } from './layout.ts';
import { keptAndLost } from './kept-and-lost.ts';
import { priceOf } from './machines/price.ts';
import { paramTexts } from './param-texts.ts';
import { placeCode } from './place-code.ts';
import { placeInputs, placeOutputs, plannedTables } from './place-data.ts';
import type { Plan, PlanContext, PlannedRequest } from './plan.ts';
import { processingRequest } from './requests/processing-request.ts';
import { trainingRequest } from './requests/training-request.ts';

/**
 * Compiles a job for a direct launch. Pure: all that had to be asked or read is in the context, which has every input of the
 * job. Throws `PLAN_FAULTS` with everything at once that SageMaker would refuse or that could not work, each at its line.
 */
export function planJob(job: JobDefinition, context: PlanContext): Plan {
  const image = chooseImage(job, context);
  const draft: Draft = {
    job,
    context,
    image: image.uri,
    code: placeCode(job, context),
    params: paramTexts(job, context.params),
    inputs: placeInputs(job, context),
    outputs: placeOutputs(job, context),
    outputPath: trainingOutputPath(context),
    marks: { 'mlx:project': context.project, 'mlx:job': job.name },
  };
  const request = requestOf(draft);
  refuse(job, [...image.findings, ...findingsOf(draft, request)]);
  const { kept, lost } = keptAndLost(draft);
  return {
    job,
    kind: job.kind,
    where: context.where,
    run: context.run,
    request,
    uploads: [...draft.code.uploads, ...draft.inputs.flatMap(({ uploads }) => uploads)],
    queries: draft.inputs.flatMap(({ queries }) => queries),
    tables: plannedTables(draft.outputs),
    limit: job.maxRuntime,
    price: priceOf(job, context.region),
    kept,
    lost: [...image.notes, ...lost],
  };
}

function requestOf(draft: Draft): PlannedRequest {
  switch (draft.job.kind) {
    case 'processing':
      return { operation: 'CreateProcessingJob', input: processingRequest(draft) };
    case 'training':
      return { operation: 'CreateTrainingJob', input: trainingRequest(draft) };
  }
}

function findingsOf(draft: Draft, request: PlannedRequest): PlanFinding[] {
  const violations = checkRequest('sagemaker', request.operation, request.input);
  return [...violationFindings(request, violations), ...Object.values(jobChecks).flatMap((check) => check(draft))];
}

function refuse(job: JobDefinition, findings: readonly PlanFinding[]): void {
  if (findings.length === 0) return;
  const faults = findings.map((finding) => faultOf(finding, job)).toSorted((a, b) => a.place.line - b.place.line);
  throw new MlxError('PLAN_FAULTS', { job: job.name, count: faults.length }, { faults });
}
