import type { Way } from '../../base/way.ts';
import { listed } from '../../base/words.ts';
import type { Step } from '../../define/flow/flow-definition.ts';
import { isRetried } from '../pipeline/policies.ts';
import { metricsFile } from '../pipeline/property-files.ts';
import type { Note } from '../plan.ts';
import type { PlannedStep } from './flow-plan.ts';
import { runsElsewhere } from './runs-elsewhere.ts';

/** What of a flow a way of running keeps of the services around it, and what it loses; by topic. */
export function wayNotes(way: Way, steps: readonly PlannedStep[]): { kept: Note[]; lost: Note[] } {
  const common = commonNotes(steps);
  const own = ownNotes[way](steps.map(({ step }) => step));
  return { kept: [...own.kept, ...common.kept], lost: [...own.lost, ...common.lost] };
}

interface Notes {
  kept: Note[];
  lost: Note[];
}

const ownNotes: Readonly<Record<Way, (steps: readonly Step[]) => Notes>> = {
  job: () => ({
    kept: [
      note(
        'lineage',
        'jobs are joined by the S3 places that they declare; mlx records the run as a context around them',
      ),
      note('retry', '`mlx resume` goes on with a run that was broken off, and `mlx retry` with one that failed'),
    ],
    lost: [
      note('cache', 'every step always runs anew; only steps of a pipeline are cached'),
      note('experiments', 'no experiment is made; each job keeps its trial component'),
      note('start-up', 'jobs start one after the other as their needs are met, each on machines of its own'),
    ],
  }),
  pipeline: pipelineNotes,
  states: () => ({
    kept: [
      note(
        'lineage',
        'jobs are joined by the S3 places that they declare; mlx records the run as a context around them',
      ),
      note('retry', 'a redrive within 14 days goes on from what failed'),
      note('monitoring', 'each state in the history of the execution, for 90 days'),
    ],
    lost: [
      note('cache', 'every step always runs anew; only steps of a pipeline are cached'),
      note('experiments', 'no experiment is made; each job keeps its trial component'),
      note('lineage', 'SageMaker knows no context for a state machine of itself'),
      note('start-up', 'each job starts on machines of its own'),
    ],
  }),
};

function pipelineNotes(steps: readonly Step[]): Notes {
  const asking = steps.filter(({ cache }) => cache);
  const cached = asking.filter(({ kind }) => kind !== 'sql').map(({ name }) => name);
  const missed = asking.filter(({ kind }) => kind === 'sql').map(({ name }) => name);
  const once = steps.filter((step) => step.retry && !isRetried(step)).map(({ name }) => name);
  return {
    kept: [
      note('lineage', 'jobs are joined by the S3 places that they declare, and SageMaker ties them to the execution'),
      note('experiments', 'an experiment named as the pipeline, with a run for each execution'),
      note(
        'retry',
        'a failed execution can be retried from what failed, or run in part on the results of an earlier one',
      ),
      note('monitoring', 'each step in the execution, and as events in EventBridge'),
      ...(cached.length > 0
        ? [note('cache', `${listed(cached)} not run again while image, arguments, environment and inputs stay equal`)]
        : []),
    ],
    lost: [
      ...(asking.length === 0
        ? [note('cache', 'no step asks for it; give steps `cache` to reuse equal earlier ones')]
        : []),
      ...(missed.length > 0
        ? [note('cache', `${listed(missed)} always run anew, since their rows go to a place of each run`)]
        : []),
      ...(once.length > 0
        ? [note('retry', `${listed(once)} not tried again, being neither a job of SageMaker nor a model`)]
        : []),
      note('start-up', 'each job starts on machines of its own; between steps seconds pass'),
    ],
  };
}

function commonNotes(steps: readonly PlannedStep[]): Notes {
  const jobs = steps.flatMap(({ step, outputs }) => (step.kind === 'job' ? [{ ...step, outputs }] : []));
  const measured = jobs.filter(({ job }) => Object.keys(job.metrics).length > 0);
  const trained = measured.filter(({ job }) => job.kind === 'training');
  const unread = measured.filter(
    ({ job, outputs }) => job.kind === 'processing' && outputs.every(({ name }) => name !== metricsFile.output),
  );
  const elsewhere = jobs.filter(runsElsewhere);
  return {
    kept: [
      ...(jobs.length > elsewhere.length
        ? [note('monitoring', 'CPU, memory and disk of each job by the minute in CloudWatch')]
        : []),
      ...(trained.length > 0
        ? [note('metrics', `SageMaker reads those of ${names(trained)} from the log, for Search and CloudWatch`)]
        : []),
    ],
    lost: [
      ...(unread.length > 0
        ? [note('metrics', `SageMaker does not read those of ${names(unread)}, which are processing jobs`)]
        : []),
      ...(elsewhere.length > 0
        ? [note('lineage', `SageMaker learns nothing of what ${names(elsewhere)} read and write`)]
        : []),
    ],
  };
}

function names(steps: readonly Step[]): string {
  return listed(steps.map(({ name }) => name));
}

function note(about: string, text: string): Note {
  return { about, text };
}
