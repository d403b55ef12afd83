import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { awsName } from '../../../aws/aws-refusal.ts';
import type { Aws } from '../../../aws/aws.ts';
import type { StepRun } from '../flow-run.ts';
import { jobStreams } from '../../logs/targets/job-source.ts';
import { describeStepJob } from '../jobs/service-job.ts';

/** When the container of a step's job began, when its script did, and when that ended; milliseconds since 1970. */
export interface Marks {
  began: number;
  script: number;
  ended: number;
}

/** What the bootstrap told of a step in its log; of several machines the span of all. Undefined where it told nothing. */
export async function marksOf(aws: Aws, step: StepRun): Promise<Marks | undefined> {
  if (!step.job) return undefined;
  const { kind, name } = step.job;
  // An ARN has the name in small letters, the streams have it as it was given.
  const job = await describeStepJob(aws, kind, name);
  const { group: logGroupName, prefix: logStreamNamePrefix } = jobStreams(job ?? { kind, name });
  const logs = await aws.logs();
  try {
    const { events = [] } = await logs.send(
      new FilterLogEventsCommand({ logGroupName, logStreamNamePrefix, filterPattern: '"mlx: marks"' }),
    );
    const marks = events.flatMap(({ message = '' }) => readMarks(message) ?? []);
    if (marks.length === 0) return undefined;
    return {
      began: Math.min(...marks.map(({ began }) => began)),
      script: Math.min(...marks.map(({ script }) => script)),
      ended: Math.max(...marks.map(({ ended }) => ended)),
    };
  } catch (error) {
    if (awsName(error) === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/** The marks in the bootstrap's line. */
export function readMarks(line: string): Marks | undefined {
  const found = /^mlx: marks began=(\d+\.\d+) script=(\d+\.\d+) ended=(\d+\.\d+)\s*$/u.exec(line);
  if (!found) return undefined;
  const [began = 0, script = 0, ended = 0] = found.slice(1).map((seconds) => Number(seconds) * 1_000);
  return { began, script, ended };
}
