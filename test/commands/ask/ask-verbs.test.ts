import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '../../../src/commands/complete/sources.ts';
import { run as dir } from '../../../src/commands/dir.ts';
import { run as explain } from '../../../src/commands/explain.ts';
import { run as uses } from '../../../src/commands/uses.ts';
import type { Explanation } from '../../../src/inspect/explanation.ts';
import { fakeHost } from '../../fakes/host.ts';
import { scratch, script, type Scratch } from '../../fakes/scratch.ts';

let project: Scratch;
beforeAll(async () => {
  project = await scratch({
    'jobs/train.py': script('kind = "training"\ninstance = "ml.g5.xlarge"\nmax_runtime = "2h"', ''),
    'jobs/broken.py': script('kind = "trianing"', ''),
  });
});
afterAll(() => project.close());

const inputOf = (name: string, flags = {}) => ({
  args: { NAME: name === '' ? [] : name.split(' ') },
  flags,
  params: {},
});

const explained = async (name: string, flags = {}): Promise<Explanation> => {
  const { value } = await explain(inputOf(name, flags), fakeHost(project.project.root));
  if (value.kind !== 'explanation') throw new Error(`explain answered with ${value.kind}`);
  return value.explanation;
};

const used = async (name: string) => {
  const { value } = await uses(inputOf(name), fakeHost(project.project.root));
  if (value.kind !== 'uses') throw new Error(`uses answered with ${value.kind}`);
  return value.uses;
};

const listed = async (name: string) => {
  const { value } = await dir(inputOf(name), fakeHost(project.project.root));
  if (value.kind !== 'directory') throw new Error(`dir answered with ${value.kind}`);
  return value.directory.groups.map(({ title, entries }) => [title, entries.map((entry) => entry.name)] as const);
};

describe('mlx explain', () => {
  test('answers for a kind of job, here', async () => {
    const { choices = [], facts } = await explained('instance', { kind: 'processing' });
    expect(choices.map(({ value }) => value)).not.toContain('ml.trn1.2xlarge');
    expect(facts).toContainEqual({ name: 'here', text: expect.stringContaining('nothing is charged') });
  });

  test('answers for a key of a job of the project, with its own value', async () => {
    for (const name of ['train.instance', 'jobs.train.instance']) {
      const { choices = [], compiles } = await explained(name);
      expect(choices.find(({ current }) => current)).toMatchObject({ value: 'ml.g5.xlarge' });
      expect(compiles?.map(({ kinds }) => kinds)).toEqual([['training']]);
    }
    expect((await explained('train.max_runtime')).facts).toContainEqual({ name: 'now', text: '7200' });
    expect((await explained('broken.instance')).name).toBe('instance');
  });

  test('knows commands and their flags, topics and variables', async () => {
    expect(await explained('run')).toMatchObject({ name: 'mlx run', type: 'command' });
    expect((await explained('run --as')).choices?.map(({ value }) => value)).toEqual(['job', 'pipeline', 'states']);
    expect(await explained('--json')).toMatchObject({ type: 'flag, switch' });
    expect(await explained('help exit-codes')).toMatchObject({ type: 'topic of help' });
    expect(await explained('MLX_ON')).toMatchObject({ type: 'variable of the environment' });
    expect((await explained('sql')).facts).toContainEqual({
      name: 'see also',
      text: expect.stringContaining('`mlx sql`'),
    });
    expect(await explained('training')).toMatchObject({ type: 'kind of job' });
  });

  test('refuses a name that nothing has, with the nearest and where to look', async () => {
    await expect(explained('instnace')).rejects.toMatchObject({
      code: 'NAME_UNEXPLAINED',
      details: { nearest: 'instance' },
    });
    await expect(explained('train.nonsense')).rejects.toMatchObject({ code: 'NAME_UNEXPLAINED' });
  });
});

test('mlx uses tells what decides on a part of a request, and what holds a shape', async () => {
  expect((await used('CreateTrainingJob.StoppingCondition')).uses[0]?.text).toMatch(
    /^max_runtime and spot.max_wait of the head/u,
  );
  expect((await used('ResourceConfig')).heldBy).toEqual(
    expect.arrayContaining(['CreateTrainingJobRequest.ResourceConfig', 'DescribeTrainingJobResponse.ResourceConfig']),
  );
  expect((await used('DescribeTrainingJobResponse')).heldBy).toContain('DescribeTrainingJob.response');
});

test('mlx dir lists the names below something, and all that can be asked about', async () => {
  expect(await listed('CreateTrainingJob.VpcConfig')).toEqual([['required', ['SecurityGroupIds', 'Subnets']]]);
  expect((await listed('')).map(([title]) => title)).toEqual(
    expect.arrayContaining(['Keys of a head', 'Commands', 'Machines']),
  );
});

test('names complete by the words that can be asked about', async () => {
  const words = await wordsFor({ kind: 'name', typed: 'max_' }, fakeHost(project.project.root));
  expect(words.map(({ word }) => word)).toEqual(['max_runtime']);
});
