import type { UpdatePipelineExecutionRequest } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import { inTransaction } from '../../state.ts';
import { conflict } from '../refusals.ts';
import { type Execution, writeExecution } from '../store/executions.ts';
import { stepsOf, writeStep } from '../store/steps.ts';
import { needExecution, presentExecution } from './need.ts';

type Arn = { PipelineExecutionArn: string };

/** Asks the execution to end: its jobs are stopped, and no further step begins. */
export function stopPipelineExecution({ PipelineExecutionArn: arn }: Arn, aws: Embedded): Arn {
  needExecution(arn, aws);
  inTransaction(aws.state, () => {
    const execution = presentExecution(arn, aws);
    if (execution.status === 'Stopping') return;
    if (execution.status !== 'Executing') {
      throw conflict(`Pipeline execution ${arn} can't be stopped: it is in status ${execution.status}.`);
    }
    write(aws, execution, { status: 'Stopping' });
  });
  aws.wake();
  return { PipelineExecutionArn: arn };
}

interface RetryInput extends Arn {
  ClientRequestToken: string;
  ParallelismConfiguration?: { MaxParallelExecutionSteps: number };
}

/** Takes the same execution up again where it failed or was stopped. What has succeeded stays as it is. */
export function retryPipelineExecution(input: RetryInput, aws: Embedded): Arn {
  const { PipelineExecutionArn: arn, ClientRequestToken: token } = input;
  needExecution(arn, aws);
  inTransaction(aws.state, () => {
    const execution = presentExecution(arn, aws);
    if (execution.retryToken === token) return;
    if (execution.status !== 'Failed' && execution.status !== 'Stopped') {
      throw conflict(
        `Pipeline execution ${arn} can't be retried: it is in status ${execution.status}, and only Failed and Stopped executions can.`,
      );
    }
    for (const step of stepsOf(aws.state, execution.id)) {
      if (step.status === 'Succeeded') continue;
      const { ended: _, failureReason: __, failedFirst: ___, metadata: ____, token: _____, ...rest } = step;
      writeStep(aws.state, { ...rest, status: 'Waiting', retried: {} });
    }
    const { failureReason: _, ...rest } = execution;
    const parallelism = input.ParallelismConfiguration?.MaxParallelExecutionSteps ?? execution.parallelism;
    write(aws, rest, { status: 'Executing', retryToken: token, parallelism });
  });
  aws.wake();
  return { PipelineExecutionArn: arn };
}

export function updatePipelineExecution(request: UpdatePipelineExecutionRequest, aws: Embedded): Arn {
  const arn = request.PipelineExecutionArn ?? '';
  inTransaction(aws.state, () => {
    const execution = presentExecution(arn, aws);
    write(aws, execution, {
      description: request.PipelineExecutionDescription ?? execution.description,
      displayName: request.PipelineExecutionDisplayName ?? execution.displayName,
      parallelism: request.ParallelismConfiguration?.MaxParallelExecutionSteps ?? execution.parallelism,
    });
  });
  return { PipelineExecutionArn: arn };
}

function write(aws: Embedded, execution: Execution, change: Partial<Execution>): void {
  writeExecution(aws.state, { ...execution, ...change, modified: aws.now() });
}
