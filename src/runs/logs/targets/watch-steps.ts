import type { Aws } from '../../../aws/aws.ts';
import { hasStepEnded } from '../../flows/direct/decide.ts';
import type { StepRun } from '../../flows/flow-run.ts';
import type { LogNews } from './log-target.ts';
import { stepSources } from './step-sources.ts';

/** Tells where steps write, as they begin and end. */
export interface StepWatch {
  /** What is known of a step now, and of those of an execution that it started. */
  see(step: StepRun): void;
  /** Waits until all that was seen has been told. Throws what kept it from being told. */
  settled(): Promise<void>;
}

export interface StepWatchOptions {
  tell: (news: LogNews) => void;
  signal: AbortSignal;
  /** Jobs and other work whose lines are not wanted, by what `workOf` calls them. */
  except?: ReadonlySet<string>;
}

export function watchSteps(aws: Aws, { tell, signal, except }: StepWatchOptions): StepWatch {
  const opened = new Map<string, Promise<readonly string[]>>();
  const ended = new Map<string, Promise<void>>();

  const open = async (step: StepRun): Promise<readonly string[]> => {
    const news = await stepSources(aws, step, signal);
    for (const one of news) tell(one);
    return news.flatMap((one) => (one.kind === 'source' ? [one.source.id] : []));
  };
  const end = async (sources: Promise<readonly string[]>, { status, reason, work }: StepRun) => {
    const request = work?.service === 'lambda' ? work.request : undefined;
    for (const source of await sources) {
      tell({
        kind: 'ended',
        source,
        ...(status === 'failed' && { reason }),
        ...(request !== undefined && { request }),
      });
    }
  };
  const see = (step: StepRun): void => {
    const work = workOf(step);
    if (work !== undefined && step.status !== 'reused' && !except?.has(work)) {
      const sources = opened.get(work) ?? open(step);
      opened.set(work, sources);
      if (hasStepEnded(step.status) && !ended.has(work)) ended.set(work, end(sources, step));
      // Whoever waits for all hears of it there.
      sources.catch(() => undefined);
      ended.get(work)?.catch(() => undefined);
    }
    for (const inner of step.child?.steps ?? []) see({ ...inner, name: `${step.name}/${inner.name}` });
  };
  return {
    see,
    settled: async () => {
      await Promise.all([...opened.values(), ...ended.values()]);
    },
  };
}

/** What names an attempt's work: another attempt at the step has another. Undefined before it began. */
export function workOf({ name, job, work, attempts }: StepRun): string | undefined {
  if (job) return job.arn;
  if (!work) return undefined;
  return work.service === 'lambda' ? `${work.function} ${name} ${attempts}` : work.run;
}
