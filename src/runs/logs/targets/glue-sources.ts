import { GetJobRunCommand } from '@aws-sdk/client-glue';
import type { Aws } from '../../../aws/aws.ts';
import type { ServiceWork } from '../../flows/jobs/service-work.ts';
import { ifTold } from './if-told.ts';
import type { LogNews } from './log-target.ts';

/** Milliseconds without new events after the end of a run before its log is whole: it is delivered late. */
const settle = 60_000;

/** The log of a run of Glue: its output, its errors and Spark's, and what continuous logging writes where that is on. */
export async function glueSources(
  aws: Aws,
  step: string,
  { job, run }: Extract<ServiceWork, { service: 'glue' }>,
  signal: AbortSignal,
): Promise<LogNews[]> {
  const glue = await aws.glue();
  const found = await ifTold(() => glue.send(new GetJobRunCommand({ JobName: job, RunId: run })), signal);
  const { LogGroupName: told = '/aws-glue/jobs', Arguments: given = {} } = found?.JobRun ?? {};
  const base = told.replace(/\/(?:output|error)?$/u, '');
  const isContinuous = given['--enable-continuous-cloudwatch-log'] === 'true';
  const groups = [
    `${base}/output`,
    `${base}/error`,
    ...(isContinuous ? [given['--continuous-log-logGroup'] ?? `${base}/logs-v2`] : []),
  ];
  return groups.map((group) => ({
    kind: 'source',
    source: {
      id: `glue/${run}${group}`,
      group,
      streams: { prefix: run },
      hostPrefix: run,
      run,
      step,
      settle,
    },
  }));
}
