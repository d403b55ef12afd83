import type { JsonService } from '../embedded.ts';
import { filterLogEvents } from './filter-events.ts';
import { getLogEvents } from './get-events.ts';
import { createLogGroup, describeLogGroups } from './groups.ts';
import { putLogEvents } from './put-events.ts';
import { createLogStream, describeLogStreams } from './streams.ts';

/** The embedded CloudWatch Logs. */
export const logsService: JsonService = {
  target: 'Logs_20140328',
  operations: {
    CreateLogGroup: createLogGroup,
    CreateLogStream: createLogStream,
    DescribeLogGroups: describeLogGroups,
    DescribeLogStreams: describeLogStreams,
    FilterLogEvents: filterLogEvents,
    GetLogEvents: getLogEvents,
    PutLogEvents: putLogEvents,
  },
};
