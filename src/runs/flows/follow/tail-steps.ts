import type { Aws } from '../../../aws/aws.ts';
import { readLines } from '../../../logs/read-lines.ts';
import type { Channel } from '../../channel.ts';
import type { StepRun } from '../flow-run.ts';
import { hasStepEnded } from '../direct/decide.ts';
import type { FlowProgress } from './flow-progress.ts';
import { isMark, logSourceOfStep } from './log-sources.ts';

/** Tells the lines of every job that it is shown, as they come. */
export interface Tails {
  /** What is known of a step now; a job is tailed from the first time that it is seen. */
  see(step: StepRun): void;
  /** Waits until the last lines of all jobs have come. */
  finish(): Promise<void>;
}

export function tailSteps(aws: Aws, channel: Channel<FlowProgress>, signal: AbortSignal): Tails {
  const ended = new Set<string>();
  const tails = new Map<string, Promise<void>>();
  const finished = { all: false };
  const tail = async (step: StepRun, key: string) => {
    const source = await logSourceOfStep(aws, step);
    if (!source) return;
    const isDone = () => finished.all || ended.has(key);
    for await (const line of readLines(aws, source, { follow: true, signal, isDone })) {
      if (!isMark(line.text)) channel.put({ kind: 'log', line, step: step.name });
    }
  };
  return {
    see: (step) => {
      if (!step.job || step.status === 'reused') return;
      const key = step.job.arn;
      if (hasStepEnded(step.status)) ended.add(key);
      if (!tails.has(key)) tails.set(key, tail(step, key));
    },
    finish: async () => {
      finished.all = true;
      await Promise.all(tails.values());
    },
  };
}
