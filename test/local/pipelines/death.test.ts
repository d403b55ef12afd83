import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { callService } from '../../../src/local/wire/call.ts';
import { definitionOf, processing } from './definitions.ts';
import { pipelineProject, type PipelineProject } from './project.ts';

/** Numbers from 0 to 1 that are the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const script = 'sleep 0.1; echo done > /opt/ml/processing/output/out/done.txt';

const flow = definitionOf([
  processing('a', { script }),
  processing('b', { script }),
  processing('c', { script, DependsOn: ['a', 'b'] }),
  processing('d', { script, DependsOn: ['c'] }),
  processing('e', { script, DependsOn: ['c'] }),
]);

/** How many jobs of each step have completed, by its name. */
function completed({ aws }: PipelineProject): Record<string, number> {
  const query = { kind: 'processing', sortBy: 'CreationTime', descending: false, offset: 0, limit: 1000 } as const;
  const counts: Record<string, number> = {};
  for (const { name, status } of aws.jobs.list(query).jobs) {
    const step = name.split('-')[2] ?? '';
    counts[step] = (counts[step] ?? 0) + Number(status === 'Completed');
  }
  return counts;
}

describe('a supervisor that is killed in the middle of a pipeline', () => {
  test.for([1, 2, 3, 4])('loses nothing and has no finished step run again (seed %i)', async (seed, context) => {
    const project = await pipelineProject(context);
    const random = randomFrom(seed);
    const arn = await project.start(flow);
    for (let kills = 0; kills < 3; kills += 1) {
      await sleep(100 + 400 * random());
      const pid = project.supervisor();
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      await project.status(arn);
    }
    await expect.poll(() => project.status(arn)).toBe('Succeeded');
    expect(completed(project)).toEqual({ a: 1, b: 1, c: 1, d: 1, e: 1 });
    expect((await project.steps(arn)).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `${name} Succeeded`));
  });

  test('while nothing runs but a callback waits is followed by another one, which stays', async (context) => {
    const project = await pipelineProject(context);
    const { QueueUrl } = await callService(project.aws, 'sqs', 'CreateQueue', { QueueName: 'ask' });
    const ask = { Name: 'ask', Type: 'Callback', SqsQueueUrl: QueueUrl, Arguments: {}, OutputParameters: [] };
    const arn = await project.start(definitionOf([ask]));
    await expect.poll(() => project.steps(arn)).toEqual(['ask Executing']);
    const first = project.supervisor();
    process.kill(first ?? 0, 'SIGKILL');
    await expect.poll(() => project.supervisor()).toBeUndefined();
    await project.status(arn);
    await expect.poll(() => project.supervisor()).toBeGreaterThan(0);
    const second = project.supervisor();
    expect(second).not.toBe(first);
    // Longer than a supervisor stays without work.
    await sleep(2500);
    expect(project.supervisor()).toBe(second);
    expect(await project.steps(arn)).toEqual(['ask Executing']);
  });
});
