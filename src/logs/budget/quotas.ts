import type { LogsApi } from './call-budget.ts';

/**
 * Calls a second that AWS allows an account in a region; they can't be raised. By AWS's page "CloudWatch Logs quotas", read in
 * 2026. What it does not say is taken from its rule for all other regions; where that is too much, throttling makes it less.
 */
export function quotaOf(api: LogsApi, region: string): number {
  const { byRegion, other } = quotas[api];
  return byRegion[region] ?? other;
}

const quotas: Readonly<Record<LogsApi, { byRegion: Readonly<Record<string, number>>; other: number }>> = {
  FilterLogEvents: {
    byRegion: {
      'us-east-1': 25,
      'eu-central-1': 5,
      'ap-northeast-3': 5,
      'ap-southeast-3': 5,
      'ca-west-1': 5,
      'il-central-1': 5,
    },
    other: 10,
  },
  GetLogEvents: {
    byRegion: {
      'eu-west-3': 30,
      'us-west-2': 10,
      'eu-west-1': 10,
      'eu-central-1': 10,
      'ap-northeast-3': 10,
      'ap-southeast-3': 10,
      'ca-west-1': 10,
      'il-central-1': 10,
    },
    other: 25,
  },
  DescribeLogStreams: { byRegion: {}, other: 25 },
};
