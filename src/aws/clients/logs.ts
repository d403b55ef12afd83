import { CloudWatchLogsClient, type CloudWatchLogsClientConfig } from '@aws-sdk/client-cloudwatch-logs';

/** In a module of its own, so that loading it brings this client alone. */
export function makeCloudWatchLogs(config: CloudWatchLogsClientConfig): CloudWatchLogsClient {
  return new CloudWatchLogsClient(config);
}
