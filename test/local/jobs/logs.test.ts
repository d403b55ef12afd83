import { expect, test } from 'vitest';
import { bench } from './bench.ts';

test('output and errors come in the order in which they were written', async (context) => {
  const at = await bench(context);
  const name = at.processing({}, 'for i in 1 2 3; do echo "out $i"; echo "err $i" >&2; done');
  await at.finished(name);
  expect(at.lines(name)).toEqual(['out 1', 'err 1', 'out 2', 'err 2', 'out 3', 'err 3']);
});

test('lines are to be read while the job runs', async (context) => {
  const at = await bench(context);
  const name = at.processing({}, 'echo first; while [ ! -e /opt/ml/go ]; do sleep 0.05; done; echo last');
  await expect.poll(() => at.lines(name)).toEqual(['first']);
  await at.touch(name, 'go');
  await at.finished(name);
  expect(at.lines(name)).toEqual(['first', 'last']);
});

test('10 MB of output arrive whole', async (context) => {
  const at = await bench(context);
  const name = at.processing({}, 'yes 0123456789012345678901234567890123456789012345678 | head -n 200000');
  await at.finished(name);
  expect(at.lines(name)).toHaveLength(200_000);
});

test('a last line without a line feed is kept, empty lines are left out as in CloudWatch', async (context) => {
  const at = await bench(context);
  const name = at.processing({}, "printf 'a\\n\\n\\nb'");
  await at.finished(name);
  expect(at.lines(name)).toEqual(['a', 'b']);
});

test('escape sequences and carriage returns are kept, bytes that are no text become U+FFFD', async (context) => {
  const at = await bench(context);
  const name = at.processing({}, String.raw`printf '\033[31mred\033[0m\r1%%\r2%%\n\377\376 \303\244 \000nul\n'`);
  await at.finished(name);
  expect(at.lines(name)).toEqual(['\u001b[31mred\u001b[0m\r1%\r2%', '\uFFFD\uFFFD ä \0nul']);
});

test('a megabyte of random bytes does no harm', async (context) => {
  const at = await bench(context);
  const name = at.processing({}, 'head -c 1000000 /dev/urandom; echo; echo end');
  expect(await at.finished(name)).toMatchObject({ status: 'Completed' });
  expect(at.lines(name).at(-1)).toBe('end');
});

test('a job that says nothing has no log stream', async (context) => {
  const at = await bench(context);
  const name = at.processing({}, 'true');
  await at.finished(name);
  expect(at.streams()).toEqual([]);
});

test("the stream is named as SageMaker's", async (context) => {
  const at = await bench(context);
  const name = at.training({}, 'echo hello');
  const job = await at.finished(name, 'training');
  const [stream] = at.streams();
  expect(stream).toMatch(new RegExp(`^/aws/sagemaker/TrainingJobs ${name}/algo-1-\\d{10}$`));
  expect(Math.abs(Number(stream?.slice(-10)) - job.created / 1000)).toBeLessThan(30);
});

test('the last value of each metric definition is kept', async (context) => {
  const at = await bench(context);
  const MetricDefinitions = [
    { Name: 'auc', Regex: 'auc=([0-9.]+)' },
    { Name: 'loss', Regex: 'loss=(\\S+)' },
    { Name: 'never', Regex: 'never=(\\d+)' },
    { Name: 'broken', Regex: '(((' },
  ];
  const name = at.training(
    { AlgorithmSpecification: { MetricDefinitions } },
    'for i in 1 2 3; do echo "epoch=$i loss=0.$i auc=0.8$i"; done; echo loss=nan',
  );
  const { finalMetrics } = await at.finished(name, 'training');
  expect(finalMetrics.map(({ name, value }) => [name, value])).toEqual([
    ['auc', 0.83],
    ['loss', 0.3],
  ]);
});

test('a metric definition that would take for ever holds up no job', async (context) => {
  const at = await bench(context);
  const MetricDefinitions = [{ Name: 'hostile', Regex: '^(a+)+$' }];
  const name = at.training({ AlgorithmSpecification: { MetricDefinitions } }, `echo ${'a'.repeat(60)}b; echo done`);
  expect(await at.finished(name, 'training')).toMatchObject({ status: 'Completed' });
  expect(at.lines(name, 'training').at(-1)).toBe('done');
});
