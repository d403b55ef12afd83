import {
  DescribePipelineCommand,
  RetryPipelineExecutionCommand,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import { RedriveExecutionCommand } from '@aws-sdk/client-sfn';
import type { Aws } from '../../../aws/aws.ts';
import { MlxError } from '../../../base/errors.ts';
import { s3Place } from '../../../base/s3-place.ts';
import { hasEnded } from '../../run.ts';
import { runName } from '../../run-name.ts';
import { sameDefinition } from '../deploy/same-definition.ts';
import { openJournal } from '../direct/journal.ts';
import type { FlowRun, StepRun } from '../flow-run.ts';
import { needFlowRun } from '../read/describe-flow-run.ts';
import { readDefinition } from '../read/pipeline-run.ts';
import { clearRowsOf } from './clear-rows.ts';

/** How a run is done again, and which of its steps are. */
export interface Retry {
  /** `selective` is a new execution by the new definition, with what the old one has. */
  how: 'retry' | 'selective' | 'redrive' | 'direct';
  reused: readonly string[];
  anew: readonly string[];
}

/** What a retry of the run would be. Throws FLOW_RETRY_COMPLETED and FLOW_RETRY_RUNNING, where there is nothing to retry. */
export async function planRetry(run: FlowRun, aws: Aws): Promise<Retry> {
  if (run.status === 'completed') throw new MlxError('FLOW_RETRY_COMPLETED', { run: run.name, flow: run.flow });
  if (!hasEnded(run.status)) throw new MlxError('FLOW_RETRY_RUNNING', { run: run.name, status: run.status });
  const steps = run.steps.filter(({ kind }) => kind !== 'fail');
  const reused = steps.filter(isReused).map(({ name }) => name);
  const anew = steps.filter((step) => !isReused(step) && !isNotTaken(step, run)).map(({ name }) => name);
  return { how: await howToRetry(run, aws), reused, anew };
}

/** Does what `planRetry` said. Answers the run as it is then, which for a selective execution is a new one. */
export async function retryFlow(run: FlowRun, aws: Aws, retry: Retry): Promise<FlowRun> {
  const sagemaker = await aws.sagemaker();
  switch (retry.how) {
    case 'retry':
      await clearRowsOf(run, retry.anew, aws);
      await sagemaker.send(new RetryPipelineExecutionCommand({ PipelineExecutionArn: run.arn }));
      return needFlowRun(aws, run);
    case 'selective': {
      const { PipelineExecutionArn: arn = '' } = await sagemaker.send(
        new StartPipelineExecutionCommand({
          PipelineName: pipelineOf(run),
          PipelineExecutionDisplayName: runName(run.flow, new Date()),
          PipelineParameters: Object.entries(run.params).map(([Name, Value]) => ({ Name, Value })),
          SelectiveExecutionConfig: {
            SourcePipelineExecutionArn: run.arn,
            SelectedSteps: retry.anew.map((StepName) => ({ StepName })),
          },
        }),
      );
      return needFlowRun(aws, { way: 'pipeline', arn });
    }
    case 'redrive': {
      await clearRowsOf(run, retry.anew, aws);
      const sfn = await aws.sfn();
      await sfn.send(new RedriveExecutionCommand({ executionArn: run.arn }));
      return needFlowRun(aws, run);
    }
    case 'direct':
      return reopen(run, aws);
  }
}

function isReused({ status }: Pick<StepRun, 'status'>): boolean {
  return status === 'completed' || status === 'reused';
}

/** The steps of a branch whose condition said otherwise stay undone. */
function isNotTaken(step: StepRun, { steps }: FlowRun): boolean {
  const holder = step.inside && steps.find(({ name }) => name === step.inside?.step);
  if (!holder) return false;
  if (isNotTaken(holder, { steps } as FlowRun)) return true;
  return holder.outcome !== undefined && step.inside?.branch !== (holder.outcome ? 'then' : 'otherwise');
}

async function howToRetry(run: FlowRun, aws: Aws): Promise<Retry['how']> {
  if (run.way === 'job') return 'direct';
  if (run.way === 'states') return 'redrive';
  const sagemaker = await aws.sagemaker();
  const [now, then] = await Promise.all([
    sagemaker.send(new DescribePipelineCommand({ PipelineName: pipelineOf(run) })),
    readDefinition(sagemaker, run.arn, pipelineOf(run)),
  ]);
  return sameDefinition(now.PipelineDefinition ?? '', JSON.stringify(then)) ? 'retry' : 'selective';
}

function pipelineOf({ arn }: FlowRun): string {
  return /:pipeline\/([^/]+)\//u.exec(arn)?.[1] ?? '';
}

/** Steps that did not complete wait again; their next attempts have numbers of their own. */
async function reopen(run: FlowRun, aws: Aws): Promise<FlowRun> {
  const place = s3Place(run.arn);
  if (!place) throw new MlxError('RUN_UNKNOWN', { name: run.name, near: [] });
  const journal = openJournal(aws, place);
  await journal.unstop();
  const records = [...(await journal.ended()).values()];
  const undone = records.filter((record) => !isReused(record));
  const closed = new Set(run.steps.filter((step) => isNotTaken(step, run)).map(({ name }) => name));
  const again = undone.filter(({ name }) => !closed.has(name));
  await Promise.all(again.map(({ name, attempts }) => journal.end({ name, attempts, status: 'waiting' })));
  return needFlowRun(aws, run);
}
