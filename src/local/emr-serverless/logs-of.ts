import type { ScriptWork } from '../script-runs/run-table.ts';

interface Monitoring {
  cloudWatchLoggingConfiguration?: { enabled: boolean; logGroupName?: string; logStreamNamePrefix?: string };
  s3MonitoringConfiguration?: { logUri?: string };
}

/** Where a run's output goes: to CloudWatch only where that is turned on, for the run or for its application. */
export function logsOf(
  run: string,
  { applicationId, configurationOverrides }: Readonly<Record<string, unknown>>,
  { monitoringConfiguration }: Readonly<Record<string, unknown>>,
): Pick<ScriptWork, 'log' | 'archive'> {
  const usual = (monitoringConfiguration ?? {}) as Monitoring;
  const { monitoringConfiguration: own = {} } = (configurationOverrides ?? {}) as {
    monitoringConfiguration?: Monitoring;
  };
  const cloudWatch = own.cloudWatchLoggingConfiguration ?? usual.cloudWatchLoggingConfiguration;
  const { logUri } = own.s3MonitoringConfiguration ?? usual.s3MonitoringConfiguration ?? {};
  const place = `/applications/${String(applicationId)}/jobs/${run}/SPARK_DRIVER/stdout`;
  const { logGroupName: group = '/aws/emr-serverless', logStreamNamePrefix: before = '' } = cloudWatch ?? {};
  return {
    ...(cloudWatch?.enabled && { log: { group, stream: `${before}${place}` } }),
    ...(logUri !== undefined && { archive: `${logUri.replace(/\/$/u, '')}${place}.gz` }),
  };
}
