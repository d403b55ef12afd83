import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pythonTools } from '../../setup/python.ts';
import { openStorage, type Storage } from '../fakes/storage.ts';

const tools = pythonTools();

describe.skipIf(!tools)('boto3 and the embedded CloudWatch Logs', () => {
  let storage: Storage;

  beforeAll(async () => {
    storage = await openStorage();
  });

  afterAll(() => storage.close());

  /** Runs Python with a client `logs`, a group of its own in `group`, the time in `now` and a few helpers. */
  const python = async (source: string): Promise<unknown> => {
    const script = `
import json, random, time, boto3
from botocore.exceptions import ClientError
logs = boto3.client("logs")
group = "/test/%d" % random.getrandbits(60)
logs.create_log_group(logGroupName=group)
now = int(time.time() * 1000)
def stream(name, *events):
    logs.create_log_stream(logGroupName=group, logStreamName=name)
    if events:
        put(name, *events)
def put(name, *events):
    return logs.put_log_events(logGroupName=group, logStreamName=name,
        logEvents=[{"timestamp": now + at, "message": text} for at, text in events])
def texts(answer):
    return [e["message"] for e in answer["events"]]
def error(call, **arguments):
    try:
        call(**arguments)
    except ClientError as e:
        return [type(e).__name__, e.response["Error"]["Message"]]
def say(value):
    print(json.dumps(value, default=str))
${source}`;
    return JSON.parse(await storage.run(tools!.python, ['-c', script]));
  };

  test('tokens lead forward and backward through a stream, and the end gives the same token again', async () => {
    expect(
      await python(`
stream("s", *[(i, str(i)) for i in range(5)])
get = lambda **more: logs.get_log_events(logGroupName=group, logStreamName="s", limit=2, **more)
newest = get()
older = get(nextToken=newest["nextBackwardToken"])
head = get(startFromHead=True)
second = get(nextToken=head["nextForwardToken"], startFromHead=True)
last = get(nextToken=second["nextForwardToken"], startFromHead=True)
end = get(nextToken=last["nextForwardToken"], startFromHead=True)
put("s", (9, "later"))
later = get(nextToken=end["nextForwardToken"], startFromHead=True)
put("s", (-5, "late behind the token"))
behind = get(nextToken=later["nextForwardToken"], startFromHead=True)
say([texts(newest), texts(older), texts(head), texts(second), texts(last), texts(end),
    end["nextForwardToken"] == last["nextForwardToken"], texts(later), texts(behind),
    end["nextForwardToken"][:2], end["nextBackwardToken"][:2], len(end["nextForwardToken"])])`),
    ).toEqual([['3', '4'], ['1', '2'], ['0', '1'], ['2', '3'], ['4'], [], true, ['later'], [], 'f/', 'b/', 58]);
  });

  test('the start of a time range is in it, its end is not', async () => {
    expect(
      await python(`
stream("s", *[(i, str(i)) for i in range(5)])
say([texts(logs.get_log_events(logGroupName=group, logStreamName="s", startTime=now + 1, endTime=now + 3)),
    texts(logs.filter_log_events(logGroupName=group, startTime=now + 1, endTime=now + 3))])`),
    ).toEqual([
      ['1', '2'],
      ['1', '2'],
    ]);
  });

  test('filtering interleaves streams by time and pages through events of one millisecond without loss', async () => {
    expect(
      await python(`
stream("job/a", (0, "a0"), (2, "a2"), (5, "same"), (5, "same"))
stream("job/b", (1, "b1"), (2, "b2"), (5, "same"))
stream("job-10/a", (1, "other"))
pages, seen, ids, token = 0, [], set(), {}
while True:
    page = logs.filter_log_events(logGroupName=group, logStreamNamePrefix="job/", limit=2, **token)
    pages += 1
    seen += texts(page)
    ids |= {e["eventId"] for e in page["events"]}
    if "nextToken" not in page:
        break
    token = {"nextToken": page["nextToken"]}
named = logs.filter_log_events(logGroupName=group, logStreamNames=["job/b"])
newest = logs.filter_log_events(logGroupName=group, logStreamNamePrefix="job/", limit=3, startFromHead=False)
say([seen, pages, len(ids), int(min(ids)) >> 144 == now, texts(named), texts(newest)])`),
    ).toEqual([
      ['a0', 'b1', 'a2', 'b2', 'same', 'same', 'same'],
      4,
      7,
      true,
      ['b1', 'b2', 'same'],
      ['same', 'same', 'same'],
    ]);
  });

  test('patterns choose messages by terms, quotes, exclusion, alternatives, expressions and JSON fields', async () => {
    expect(
      await python(`
stream("s", (0, "ERROR disk full"), (1, "WARN disk"), (2, "INFO ok"), (3, '{"level": "error", "code": 503, "user": {"name": "ann"}}'))
find = lambda pattern: texts(logs.filter_log_events(logGroupName=group, filterPattern=pattern))
say([[len(find(p)) for p in ("", "disk", "ERROR disk", '"disk full"', "disk -ERROR", "?WARN ?INFO", "%^INFO.*ok$%",
    '{ $.level = "error" }', '{ $.code >= 500 && $.user.name = "a*" }', '{ $.none NOT EXISTS }', '{ $.code < 500 }')],
    error(find, pattern="{ $.a = }")])`),
    ).toEqual([
      [4, 2, 1, 1, 1, 2, 1, 1, 1, 1, 0],
      ['InvalidParameterException', 'Invalid filter pattern'],
    ]);
  });

  test('events too old or too far ahead are left out and told', async () => {
    expect(
      await python(`
stream("s")
day = 86400000
old = put("s", (-14 * day - 60000, "too old"), (-14 * day + 60000, "old"))["rejectedLogEventsInfo"]
new = put("s", (0, "now"), (3 * 3600000, "too new"))["rejectedLogEventsInfo"]
say([old, new, texts(logs.get_log_events(logGroupName=group, logStreamName="s"))])`),
    ).toEqual([{ tooOldLogEventEndIndex: 1 }, { tooNewLogEventStartIndex: 1 }, ['old', 'now']]);
  });

  test('refusals arrive as the classes and words of the service', async () => {
    const refusals = await python(`
stream("s")
many = [(0, "x" * 1000)] * 1100
day = 86400000
def events(*list):
    return {"logGroupName": group, "logStreamName": "s", "logEvents": [{"timestamp": now + t, "message": m} for t, m in list]}
say([
  error(logs.create_log_group, logGroupName=group),
  error(logs.create_log_stream, logGroupName=group, logStreamName="s"),
  error(logs.create_log_stream, logGroupName="/none", logStreamName="s"),
  error(logs.get_log_events, logGroupName="/none", logStreamName="s"),
  error(logs.get_log_events, logGroupName=group, logStreamName="none"),
  error(logs.get_log_events, logGroupName=group, logStreamName="s", nextToken="f/1"),
  error(logs.filter_log_events, logGroupName=group, nextToken="none"),
  error(logs.filter_log_events, logGroupName=group, logStreamNames=["s"], logStreamNamePrefix="s")[0],
  error(logs.describe_log_streams, logGroupName=group, logStreamNamePrefix="s", orderBy="LastEventTime"),
  error(logs.put_log_events, **events((1, "b"), (0, "a"))),
  error(logs.put_log_events, **events((-day - 1, "a"), (0, "b"))),
  error(logs.put_log_events, **events(*many)),
])`);
    expect(refusals).toEqual([
      ['ResourceAlreadyExistsException', 'The specified log group already exists'],
      ['ResourceAlreadyExistsException', 'The specified log stream already exists'],
      ['ResourceNotFoundException', 'The specified log group does not exist.'],
      ['ResourceNotFoundException', 'The specified log group does not exist.'],
      ['ResourceNotFoundException', 'The specified log stream does not exist.'],
      ['InvalidParameterException', 'The specified nextToken is invalid.'],
      ['InvalidParameterException', 'The specified nextToken is invalid.'],
      'InvalidParameterException',
      ['InvalidParameterException', 'Cannot order by LastEventTime with a logStreamNamePrefix.'],
      ['InvalidParameterException', 'Log events in a single PutLogEvents request must be in chronological order.'],
      [
        'InvalidParameterException',
        'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
      ],
      ['InvalidParameterException', 'Upload too large: 1128600 bytes exceeds limit of 1048576'],
    ]);
  });

  test('streams and groups are listed by name or last event, 50 a page', async () => {
    expect(
      await python(`
for i in range(60):
    stream("s/%02d" % i, (-i, "x"))
stream("t")
walk = lambda **more: [s["logStreamName"] for page in logs.get_paginator("describe_log_streams").paginate(logGroupName=group, **more) for s in page["logStreams"]]
first = logs.describe_log_streams(logGroupName=group, limit=1)["logStreams"][0]
recent = walk(orderBy="LastEventTime", descending=True)
say([len(walk()), len(walk(logStreamNamePrefix="s/")), walk(logStreamNamePrefix="s/")[-1], recent[0], recent[-1], walk(descending=True)[0],
    first["lastEventTimestamp"] == now, first["arn"].endswith(":log-stream:s/00"),
    [g["logGroupName"] == group for g in logs.describe_log_groups(logGroupNamePrefix=group)["logGroups"]],
    len(logs.describe_log_streams(logGroupName=group)["logStreams"])])`),
    ).toEqual([61, 60, 's/59', 's/00', 't', 't', true, true, [true], 50]);
  });
});
