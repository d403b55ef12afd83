import { expect, test } from 'vitest';
import type { Run } from '../../src/commands/command.ts';
import { parse } from '../../src/commands/parse/parse.ts';
import { commands } from '../../src/commands/table.ts';
import { textOf } from '../../src/show/line.ts';
import { widthOf } from '../../src/show/width.ts';
import { drawValue } from '../../src/show/value.ts';
import { fakeHost } from '../fakes/host.ts';

async function mlx(...words: string[]): ReturnType<Run> {
  const { command, input } = parse(words, commands);
  const { run } = await command.load();
  return run(input, fakeHost('/'));
}

async function drawn(width: number, ...words: string[]): Promise<string[]> {
  const { value } = await mlx(...words);
  return drawValue(value, { width, now: 0 }).map(textOf);
}

test('mlx find lists what has the words, mlx first, with the sentence and how many there are', async () => {
  expect(await drawn(80, 'find', 'managed', 'spot', '--limit', '2')).toEqual([
    'CreateTrainingJob.EnableManagedSpotTraining  boolean · sagemaker',
    '  To train models using managed spot training, choose `True`.',
    'CreateHyperParameterTuningJob.TrainingJobDefinition.EnableManagedSpotTraining',
    '  A Boolean indicating whether managed spot training is enabled (`True`) or not…',
    '',
    expect.stringMatching(/^the first 2 of \d+; `--limit` shows more, `mlx explain NAME` tells all of one$/u),
  ]);
});

test('verbs, flags and errors are found as well', async () => {
  expect((await drawn(80, 'find', 'MATRIX', '--service', 'mlx')).join('\n')).toContain('mlx matrix  command');
});

test('nothing that is drawn is wider than the screen', async () => {
  for (const width of [60, 80, 200]) {
    const lines = await drawn(width, 'find', 'security', '--limit', '100');
    expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
  }
});

test('where nothing is found, that is said, and the exit code is 1', async () => {
  expect(await mlx('find', 'qqqq')).toMatchObject({ exit: 1, value: { found: { hits: [], total: 0 } } });
  expect(await drawn(80, 'find', 'qqqq')).toEqual([
    'Nothing has all of the words of "qqqq", in its name or in its doc.',
  ]);
});

test('mlx example prints a request as JSON that mlx check takes', async () => {
  const text = (await drawn(80, 'example', 'CreateModel')).join('\n');
  expect(JSON.parse(text)).toMatchObject({ ModelName: 'my-model' });
  const { command, input } = parse(['check', 'CreateModel', '-'], commands);
  const { run } = await command.load();
  expect(await run(input, fakeHost('/', [], { readInput: () => Promise.resolve(text) }))).toMatchObject({ exit: 0 });
});

test('mlx example of a verb is how one calls it, and of what is unknown an error', async () => {
  expect(await drawn(80, 'example', 'check')).toEqual(['mlx check train']);
  await expect(mlx('example', 'CreateTraningJob')).rejects.toMatchObject({
    code: 'NAME_UNEXPLAINED',
    details: { nearest: 'CreateTrainingJob' },
  });
  await expect(mlx('example', 'CreateEndpoint')).rejects.toMatchObject({ code: 'EXAMPLE_NONE' });
});
