import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../../../src/commands/check.ts';
import { exampleRequest } from '../../../src/inspect/example/example-request.ts';
import { textOf } from '../../../src/show/line.ts';
import { drawValue } from '../../../src/show/value.ts';
import { fakeHost } from '../../fakes/host.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlx-check-request-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function check(words: readonly string[], piped = '') {
  const host = fakeHost(folder, [], { readInput: () => Promise.resolve(piped) });
  const { value, exit } = await run({ args: { TARGET: words }, flags: {}, params: {} }, host);
  return { exit, lines: drawValue(value, { width: 80, now: 0 }).map(textOf) };
}

function file(name: string, value: unknown): string {
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));
  return name;
}

test('a request in a file is checked against the limits of its operation, without a project', async () => {
  const good = file('good.json', exampleRequest('sagemaker', 'CreateTrainingJob', true));
  expect(await check(['CreateTrainingJob', good])).toEqual({
    exit: 0,
    lines: ['✓ CreateTrainingJob  good.json', '', 'nothing that the service would refuse'],
  });
});

test('what would be refused stands at its line, and the exit code is 2', async () => {
  const bad = file('bad.json', { ModelName: 'm', Containers: 1, EnableNetworkIsolaton: true });
  const { exit, lines } = await check(['CreateModel', bad]);
  expect(exit).toBe(2);
  expect(lines).toEqual([
    '✗ CreateModel  bad.json',
    '',
    '  bad.json:3:3',
    '   3 │   "Containers": 1,',
    '     │   ^^^^^^^^^^^^^^^ Containers is 1',
    '       rule  it takes a list',
    expect.stringMatching(/^ {7}fix {3}Write a list, such as \[/u),
    '',
    '  bad.json:4:3',
    '   4 │   "EnableNetworkIsolaton": true',
    '     │   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
    '       CreateModel has no member EnableNetworkIsolaton',
    '       near  did you mean `EnableNetworkIsolation`?',
    '       rule  it takes ModelName, PrimaryContainer, Containers,',
    '             InferenceExecutionConfig, ExecutionRoleArn, Tags, VpcConfig and',
    '             EnableNetworkIsolation; anything else has no effect, or is refused',
    '             by what sends it',
    '       fix   Write EnableNetworkIsolation.',
    '',
    'it would be refused for these 2 faults',
  ]);
});

test('a request may be piped in, and broken JSON is told by line and column', async () => {
  expect(await check(['CreateModel', '-'], '{"ModelName": "m"}')).toMatchObject({ exit: 0 });
  const { exit, lines } = await check(['CreateModel', '-'], '{\n  "ModelName": m\n}');
  expect(exit).toBe(2);
  expect(lines).toContain('  standard input:2:16');
});

test('a file by itself is checked as the definition that it is', async () => {
  const pipeline = file('pipeline.json', { Version: '2020-12-01', Steps: [{ Name: 'a b', Type: 'Fail' }] });
  expect((await check([pipeline])).lines).toEqual(expect.arrayContaining(['✗ pipeline definition  pipeline.json']));
  const machine = file('machine.json', { StartAt: 'A', States: { A: { Type: 'Succeed' } } });
  expect(await check([machine])).toMatchObject({ exit: 0 });
  const broken = file('broken.json', { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } });
  expect(await check([broken])).toMatchObject({ exit: 2 });
  await expect(check([file('other.json', { a: 1 })])).rejects.toMatchObject({ code: 'JSON_UNRECOGNISED' });
  await expect(check([file('list.json', [])])).rejects.toMatchObject({ code: 'JSON_UNRECOGNISED' });
});

test('a state machine that a request carries is checked with it', async () => {
  const request = { name: 'm', roleArn: 'arn:aws:iam::111122223333:role/my-role', definition: '{"StartAt": "A"}' };
  expect(await check(['CreateStateMachine', file('create.json', request)])).toMatchObject({ exit: 2 });
});

test('an operation that is not known and a file that is missing are told', async () => {
  await expect(check(['CreateTraningJob', 'x.json'])).rejects.toMatchObject({
    code: 'OPERATION_UNKNOWN',
    details: { nearest: 'CreateTrainingJob' },
  });
  await expect(check(['CreateModel'])).rejects.toMatchObject({ code: 'ARGUMENT_MISSING' });
  await expect(check(['CreateModel', 'none.json'])).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
});

test('where two services have an operation of one name, the service goes before it', async () => {
  const request = { applicationId: '00f1abcdefgh0123', jobRunId: '00f1abcdefgh0456' };
  const name = file('job-run.json', request);
  expect(await check(['emr-serverless.GetJobRun', name])).toMatchObject({ exit: 0 });
  expect(await check(['glue.GetJobRun', name])).toMatchObject({ exit: 2 });
});
