export const logsOperations = ['FilterLogEvents', 'GetLogEvents', 'DescribeLogStreams', 'DescribeLogGroups'] as const;

export type LogsOperation = (typeof logsOperations)[number];

/** Calls a second that the service allows in most regions. */
export const usualQuotas: Readonly<Record<LogsOperation, number>> = {
  FilterLogEvents: 10,
  GetLogEvents: 25,
  DescribeLogStreams: 25,
  DescribeLogGroups: 10,
};
