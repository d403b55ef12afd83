import { GetApplicationCommand, GetJobRunCommand } from '@aws-sdk/client-emr-serverless';
import type { Aws } from '../../../aws/aws.ts';
import type { ServiceWork } from '../../flows/jobs/service-work.ts';
import { ifTold } from './if-told.ts';
import type { LogNews } from './log-target.ts';

/** Milliseconds without new events after the end of a run before its log is whole: it is delivered late. */
const settle = 60_000;

/** The log of a run of EMR Serverless where it goes to CloudWatch; else where it goes. */
export async function emrSources(
  aws: Aws,
  step: string,
  { application, run }: Extract<ServiceWork, { service: 'emr-serverless' }>,
  signal: AbortSignal,
): Promise<LogNews[]> {
  const emr = await aws.emrServerless();
  const [job, whole] = await Promise.all([
    ifTold(() => emr.send(new GetJobRunCommand({ applicationId: application, jobRunId: run })), signal),
    ifTold(() => emr.send(new GetApplicationCommand({ applicationId: application })), signal),
  ]);
  const own = job?.jobRun?.configurationOverrides?.monitoringConfiguration;
  const usual = whole?.application?.monitoringConfiguration;
  const {
    enabled,
    logGroupName: group = '/aws/emr-serverless',
    logStreamNamePrefix: before = '',
  } = own?.cloudWatchLoggingConfiguration ?? usual?.cloudWatchLoggingConfiguration ?? { enabled: false };
  const place = `/applications/${application}/jobs/${run}/`;
  if (enabled) {
    const prefix = `${before}${place}`;
    const id = `emr-serverless/${run}`;
    return [{ kind: 'source', source: { id, group, streams: { prefix }, hostPrefix: prefix, run, step, settle } }];
  }
  const { logUri } = own?.s3MonitoringConfiguration ?? usual?.s3MonitoringConfiguration ?? {};
  const where =
    logUri === undefined
      ? 'nowhere but in EMR Studio: turn on cloudWatchLoggingConfiguration of its application'
      : `below ${logUri.replace(/\/$/u, '')}${place}, where EMR Serverless puts it while and after it runs`;
  return [{ kind: 'note', text: `the log of ${step} is ${where}` }];
}
