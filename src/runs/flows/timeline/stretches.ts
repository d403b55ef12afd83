import type { DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import type { StepJob } from '../jobs/service-job.ts';
import type { Phase, StepTimeline } from './flow-timeline.ts';
import type { Marks } from './marks.ts';

type Stretches = StepTimeline['stretches'];

/** What a job's time went into, as far as the service and the marks tell. `until` is the end, or now while it goes on. */
export function stretchesOfJob(job: StepJob, marks: Marks | undefined, until: number): Stretches {
  const told = job.kind === 'training' ? transitionsOf(job.description as DescribeTrainingJobResponse, until) : [];
  const base = told.length > 0 ? told : spansOf(job, until);
  return (marks ? withMarks(base, marks) : base).filter((one) => one.until > one.from);
}

/** SageMaker's words for the stages of a training, as phases. */
const phaseOf: Readonly<Record<string, Phase>> = {
  Pending: 'waiting',
  Starting: 'provisioning',
  LaunchingMLInstances: 'provisioning',
  PreparingTrainingStack: 'provisioning',
  DownloadingTrainingImage: 'image',
  Downloading: 'data in',
  Training: 'user code',
  Interrupted: 'waiting',
  Uploading: 'data out',
};

function transitionsOf(
  { SecondaryStatusTransitions: all = [] }: DescribeTrainingJobResponse,
  until: number,
): Stretches {
  return all.flatMap(({ Status = '', StartTime, EndTime }) => {
    const phase = phaseOf[Status];
    const from = StartTime?.getTime();
    return phase && from !== undefined ? [{ phase, from, until: EndTime?.getTime() ?? until }] : [];
  });
}

/** Of other jobs the service tells only when they were asked for, when they started and when they ended. */
function spansOf({ created, started, ended }: StepJob, until: number): Stretches {
  if (started === undefined) return [{ phase: 'provisioning', from: created, until }];
  return [
    { phase: 'provisioning', from: created, until: started },
    { phase: 'user code', from: started, until: ended ?? until },
  ];
}

/**
 * What was taken for user code is divided: before the container began its data came in, before the script began its packages
 * were installed, which counts as image, and after the script its data went out.
 */
function withMarks(stretches: Stretches, marks: Marks): Stretches {
  return stretches.flatMap((one) => {
    if (one.phase !== 'user code') return [one];
    const within = (at: number) => Math.min(Math.max(at, one.from), one.until);
    const [began, script, ended] = [within(marks.began), within(marks.script), within(marks.ended)];
    return [
      { phase: 'data in', from: one.from, until: began },
      { phase: 'image', from: began, until: script },
      { phase: 'user code', from: script, until: ended },
      { phase: 'data out', from: ended, until: one.until },
    ] as const;
  });
}
