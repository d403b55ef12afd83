import { realClock } from '../../src/logs/clock.ts';
import type { Fault } from '../fakes/cloudwatch/faults.ts';
import { writtenBy, type HostHabits } from '../fakes/cloudwatch/hosts.ts';
import { serveJson } from '../fakes/cloudwatch/serve.ts';
import { openCloudWatch, type TakenCall } from '../fakes/cloudwatch/service.ts';
import { trainingJob } from './training-job.ts';

/** A training job whose hosts write, and an AWS of its own that knows its log and how it goes. Milliseconds. */
export interface LogScene extends AsyncDisposable {
  url: string;
  group: string;
  job: string;
  arn: string;
  /** Each line that was written, by the words that name it: `algo-1 #17`. */
  lines: ReadonlyMap<string, WrittenLine>;
  calls: readonly TakenCall[];
  /** When the scene began and when the job ends, since 1970. */
  began: number;
  ends: number;
}

export interface WrittenLine {
  timestamp: number;
  readable: number;
}

export interface ScenePlan {
  hosts: readonly HostHabits[];
  /** For how long hosts had written when the scene began, and go on. */
  before: number;
  after: number;
  faults?: readonly Fault[];
  seed: number;
}

const group = '/aws/sagemaker/TrainingJobs';
const job = 'train';

/** Scenes of the same plan are alike to the letter, but for the time at which they began. */
export async function openLogScene({ hosts, before, after, faults, seed }: ScenePlan): Promise<LogScene> {
  const began = Date.now();
  const ends = began + after;
  const logs = openCloudWatch({ clock: realClock, seed, start: began, latency: [10, 40], ...(faults && { faults }) });
  const lines = new Map<string, WrittenLine>();
  for (const [index, habits] of hosts.entries()) {
    const host = `algo-${index + 1}`;
    const events = writtenBy(host, habits, { from: began - before, to: ends, seed });
    logs.groups.write(group, `${job}/${host}-${Math.floor((began - before) / 1000)}`, events);
    for (const { message, timestamp, readable } of events) lines.set(wordsOf(message) ?? '', { timestamp, readable });
  }
  const described = trainingJob({ name: job, hosts: hosts.length, created: began - before, ends });
  const served = await serveJson({ Logs_20140328: logs.answer, SageMaker: described.answer });
  return {
    url: served.url,
    group,
    job,
    arn: described.arn,
    lines,
    calls: logs.calls,
    began,
    ends,
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  };
}

/** What names a line within a text. */
export function wordsOf(text: string): string | undefined {
  return /algo-\d+ #\d+/u.exec(text)?.[0];
}
