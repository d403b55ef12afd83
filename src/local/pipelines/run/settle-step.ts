import type { Embedded } from '../../embedded.ts';
import { inTransaction } from '../../state.ts';
import type { StepDefinition } from '../definition/definition.ts';
import { readExecution } from '../store/executions.ts';
import { readStep, type StepRecord, writeStep } from '../store/steps.ts';
import { nextTry } from './next-try.ts';
import type { Outcome } from './outcome.ts';

/**
 * Writes what has become of a step's attempt. Nothing is written of an attempt that is not the step's present one any more, as
 * where its execution was deleted or its callback was answered in the meantime.
 */
export function settleStep(step: StepRecord, definition: StepDefinition, outcome: Outcome, aws: Embedded): void {
  if (outcome.kind === 'working' && !outcome.change && step.status !== 'Starting') return;
  inTransaction(aws.state, () => {
    const present = readStep(aws.state, step.execution, step.name);
    if (!present || present.attempts !== step.attempts || present.ended !== undefined) return;
    const stopping = readExecution(aws.state, step.execution)?.status === 'Stopping';
    const properties = outcome.kind === 'succeeded' ? outcome.properties : undefined;
    writeStep(aws.state, after(present, definition, outcome, aws.now(), stopping), properties);
  });
}

function after(
  step: StepRecord,
  definition: StepDefinition,
  outcome: Outcome,
  at: number,
  stopping: boolean,
): StepRecord {
  switch (outcome.kind) {
    case 'working': {
      const { wake: _, ...begun } = step;
      return { ...begun, ...outcome.change, status: step.status === 'Starting' ? 'Executing' : step.status };
    }
    case 'succeeded':
      return {
        ...step,
        ...outcome.change,
        metadata: outcome.metadata ?? step.metadata,
        status: 'Succeeded',
        ended: at,
      };
    case 'stopped':
      return { ...step, status: 'Stopped', ended: at };
    case 'failed': {
      const again = stopping ? undefined : nextTry(step, definition.retry, outcome.exception, at);
      const failed = { metadata: outcome.metadata ?? step.metadata, failureReason: outcome.reason };
      return again ?? { ...step, ...failed, status: 'Failed', ended: at };
    }
  }
}
