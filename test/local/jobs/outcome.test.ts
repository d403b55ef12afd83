import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bench } from './bench.ts';

test('a script that exits with 0 completes its job', async (context) => {
  const at = await bench(context);
  const job = await at.finished(at.processing({}, 'echo done'));
  expect(job).toMatchObject({ status: 'Completed', failureReason: undefined });
  expect(job.created).toBeLessThanOrEqual(job.started ?? 0);
  expect(job.started).toBeLessThanOrEqual(job.ended ?? 0);
});

test('a script that exits with 1 and says nothing fails as SageMaker puts it', async (context) => {
  const at = await bench(context);
  const training = await at.finished(at.training({}, 'exit 1'), 'training');
  expect(training).toMatchObject({ status: 'Failed', failureReason: 'AlgorithmError: , exit code: 1' });
  const processing = await at.finished(at.processing({}, 'exit 3'));
  expect(processing).toMatchObject({ status: 'Failed', failureReason: 'AlgorithmError: , exit code: 3' });
});

test("a training job's failure file becomes its FailureReason, cut at 1024 characters", async (context) => {
  const at = await bench(context);
  const words = await at.finished(at.training({}, 'printf "no rows" > /opt/ml/output/failure; exit 4'), 'training');
  expect(words.failureReason).toBe('AlgorithmError: no rows, exit code: 4');
  const long = await at.finished(
    at.training({}, 'head -c 5000 /dev/zero | tr "\\0" x > /opt/ml/output/failure; exit 1'),
    'training',
  );
  expect(long.failureReason).toHaveLength(1024);
  expect(long.failureReason).toMatch(/^AlgorithmError: x+, exit code: 1$/);
});

const leaveMessage = 'printf "42 rows" > /opt/ml/output/message';

test("a processing job's message file becomes its ExitMessage, whatever the exit", async (context) => {
  const at = await bench(context);
  expect(await at.finished(at.processing({}, `${leaveMessage}; exit 0`))).toMatchObject({
    status: 'Completed',
    exitMessage: '42 rows',
  });
  expect(await at.finished(at.processing({}, `${leaveMessage}; exit 1`))).toMatchObject({
    status: 'Failed',
    exitMessage: '42 rows',
    failureReason: 'AlgorithmError: , exit code: 1',
  });
});

test('an exit message that is no UTF-8 fails a processing job', async (context) => {
  const at = await bench(context);
  const job = await at.finished(at.processing({}, 'printf "\\377\\376" > /opt/ml/output/message'));
  expect(job).toMatchObject({ status: 'Failed', failureReason: expect.stringContaining('is not UTF-8') });
});

test('a message file that is a link or a pipe is not read', async (context) => {
  const at = await bench(context);
  const secret = join(at.home.root, 'secret');
  writeFileSync(secret, 'not for you');
  const link = await at.finished(at.processing({}, `ln -s ${secret} /opt/ml/output/message; exit 1`));
  expect(link.exitMessage).toBeUndefined();
  const pipe = await at.finished(at.processing({}, 'mkfifo /opt/ml/output/message; exit 1'));
  expect(pipe).toMatchObject({ status: 'Failed', exitMessage: undefined });
});

test('exit codes are those of the shell: 127 for a missing program, 137 for a killed one', async (context) => {
  const at = await bench(context);
  const missing = await at.finished(
    at.processing({ AppSpecification: { ImageUri: 'x', ContainerEntrypoint: ['no-such-program'] } }),
  );
  expect(missing.failureReason).toBe('AlgorithmError: , exit code: 127');
  const killed = await at.finished(at.processing({}, "sh -c 'kill -9 $$'; exit $?"));
  expect(killed.failureReason).toBe('AlgorithmError: , exit code: 137');
});

test('a request without an entrypoint fails with words that say what to give', async (context) => {
  const at = await bench(context);
  const job = await at.finished(at.processing({ AppSpecification: { ImageUri: 'x' } }));
  expect(job).toMatchObject({ status: 'Failed', failureReason: expect.stringContaining('ContainerEntrypoint') });
});

test('a training job passes through the stages of SageMaker, each closed when the next begins', async (context) => {
  const at = await bench(context);
  const job = await at.finished(at.training(), 'training');
  expect(job.transitions.map(({ status }) => status)).toEqual([
    'Starting',
    'Downloading',
    'Training',
    'Uploading',
    'Completed',
  ]);
  expect(job.secondary).toBe('Completed');
  for (const [index, transition] of job.transitions.entries()) {
    expect(transition.end).toBe(job.transitions[index + 1]?.start ?? job.ended);
  }
});

test('a job without MaxRuntimeInSeconds left ends Stopped: MaxRuntimeExceeded for training', async (context) => {
  const at = await bench(context);
  const limit = { StoppingCondition: { MaxRuntimeInSeconds: 1 } };
  const [training, processing] = [at.training(limit, 'sleep 60'), at.processing(limit, 'sleep 60')];
  expect(await at.finished(training, 'training')).toMatchObject({ status: 'Stopped', secondary: 'MaxRuntimeExceeded' });
  expect(await at.finished(processing)).toMatchObject({ status: 'Stopped' });
});
