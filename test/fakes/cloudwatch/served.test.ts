import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { realClock } from '../../../src/logs/clock.ts';
import { pythonTools } from '../../setup/python.ts';
import type { Fault } from './faults.ts';
import { mild, writtenBy } from './hosts.ts';
import { serveJson } from './serve.ts';
import { openCloudWatch } from './service.ts';

const group = '/aws/sagemaker/TrainingJobs';

describe.skipIf(!pythonTools())('the fake of CloudWatch Logs over HTTP', () => {
  test('is what boto3 takes it for', async () => {
    const { told, written } = await ask(`
events = [event for page in logs.get_paginator('filter_log_events').paginate(logGroupName=group, startTime=0)
          for event in page['events']]
streams = [stream['logStreamName'] for page in logs.get_paginator('describe_log_streams').paginate(logGroupName=group)
           for stream in page['logStreams']]
head = logs.get_log_events(logGroupName=group, logStreamName=streams[0], startFromHead=True)
again = logs.get_log_events(logGroupName=group, logStreamName=streams[0], startFromHead=True, nextToken=head['nextForwardToken'])
print(json.dumps([len(events), len({event['eventId'] for event in events}), streams, len(head['events']) > 0,
                  again['nextForwardToken'] == head['nextForwardToken']]))
`);
    expect(told).toEqual([written, written, ['train/algo-1', 'train/algo-2'], true, true]);
  });

  test.each<{ fault: Fault; name: string }>([
    { fault: { kind: 'throttle', from: 0, until: Infinity }, name: 'ThrottlingException' },
    { fault: { kind: 'expired-credentials', from: 0, until: Infinity }, name: 'ExpiredTokenException' },
    { fault: { kind: 'server-error', from: 0, until: Infinity }, name: 'ServiceUnavailableException|Internal\\w+' },
    {
      fault: { kind: 'cut', from: 0, until: Infinity },
      name: 'ConnectionClosedError|EndpointConnectionError|ReadTimeoutError',
    },
    { fault: { kind: 'silent', from: 0, until: Infinity }, name: 'ReadTimeoutError' },
  ])('makes boto3 raise $name while there is $fault.kind', async ({ fault, name }) => {
    const { told } = await ask(
      `
try:
    logs.filter_log_events(logGroupName=group)
except Exception as error:
    print(json.dumps((getattr(error, 'response', None) or {}).get('Error', {}).get('Code') or type(error).__name__))
`,
      [fault],
    );
    expect(told).toMatch(new RegExp(`^(?:${name})$`, 'u'));
  });
});

const opening = (url: string): string => `
import boto3, json
from botocore.config import Config
config = Config(retries={'total_max_attempts': 1}, read_timeout=2)
logs = boto3.client('logs', region_name='us-east-1', endpoint_url='${url}', config=config,
                    aws_access_key_id='test', aws_secret_access_key='test')
group = '${group}'
`;

/** What a program prints as JSON that asks a service with two hosts' lines. */
async function ask(program: string, faults: readonly Fault[] = []): Promise<{ told: unknown; written: number }> {
  const logs = openCloudWatch({ clock: realClock, start: Date.now(), faults, latency: [0, 1] });
  let written = 0;
  for (const host of ['algo-1', 'algo-2']) {
    const events = writtenBy(host, mild, { from: logs.start - 60_000, to: logs.start - 10_000, seed: 1 });
    logs.groups.write(group, `train/${host}`, events);
    written += events.length;
  }
  await using served = await serveJson({ Logs_20140328: logs.answer });
  const python = pythonTools()?.python ?? '';
  const { stdout } = await promisify(execFile)(python, ['-c', opening(served.url) + program]);
  return { told: JSON.parse(stdout), written };
}
