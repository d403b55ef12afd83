import { DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { awsName } from '../../aws/aws-refusal.ts';
import type { Aws } from '../../aws/aws.ts';
import { sanitise } from '../../logs/lines/sanitise.ts';
import { isMark } from '../logs/is-mark.ts';
import { jobStreams } from '../logs/targets/job-source.ts';
import type { Run } from '../run.ts';

/** Streams of a run that are read; one a machine, so that more tell nothing new. */
const mostStreams = 4;

/** The last lines that a run's machines wrote, at most `limit` of each machine, a machine after the other, safe to paint. */
export async function lastLines(run: Run, aws: Aws, limit: number): Promise<string[]> {
  const logs = await aws.logs();
  const { group: logGroupName, prefix: logStreamNamePrefix } = jobStreams(run);
  try {
    const { logStreams = [] } = await logs.send(
      new DescribeLogStreamsCommand({ logGroupName, logStreamNamePrefix, limit: mostStreams }),
    );
    const pages = await Promise.all(
      logStreams.map(({ logStreamName }) =>
        logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: false, limit })),
      ),
    );
    const lines = pages.flatMap(({ events = [] }) => events.map(({ message = '' }) => sanitise(message)));
    return lines.filter((line) => !isMark(line));
  } catch (error) {
    // A run that never began has written nothing.
    if (awsName(error) === 'ResourceNotFoundException') return [];
    throw error;
  }
}
