import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../src/commands/command.ts';
import { completeLine } from '../../src/commands/complete/line.ts';
import { wordsFor } from '../../src/commands/complete/sources.ts';
import { readNames, rememberRuns, rememberTables } from '../../src/commands/complete/names.ts';

const verb = (name: string, more: Partial<Command> = {}): Command => ({
  name,
  group: 'run',
  summary: `does ${name}`,
  args: [],
  flags: {},
  examples: [],
  effect: 'reads',
  load: () => Promise.reject(new Error('not run here')),
  ...more,
});

const verbs: readonly Command[] = [
  verb('run', {
    args: [{ name: 'JOB', help: '', required: true, completes: 'job' }],
    flags: { param: { type: 'list', help: '', completes: 'param' }, detach: { type: 'boolean', short: 'd', help: '' } },
    takesParams: true,
  }),
  verb('ls', { flags: { kind: { type: 'string', help: '', choices: ['processing', 'training'] } } }),
  verb('local serve'),
  verb('tables', { args: [{ name: 'TABLE', help: '', required: false, completes: 'table' }] }),
  verb('__complete', { group: undefined }),
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-complete-'));
  await mkdir(join(folder, 'scripts'));
  await writeFile(join(folder, 'mlx.toml'), 'jobs = ["scripts/*.py"]\n');
  const params = '# depth = { type = "int", help = "how deep" }\n# day = { type = "date" }\n';
  await writeFile(
    join(folder, 'scripts/train.py'),
    `# /// script\n# [tool.mlx]\n# kind = "training"\n# [tool.mlx.params]\n${params}# ///\n`,
  );
  await writeFile(join(folder, 'scripts/$(rm).py'), '# /// script\n# [tool.mlx]\n# kind = "training"\n# ///\n');
  await writeFile(join(folder, 'scripts/broken.py'), '# /// script\n# [tool.mlx]\n# kind = \n# ///\n');
  await rememberRuns(folder, ['train-20261121-200749-ab3d']);
  await rememberTables(folder, ['nyc.flights']);
});
afterAll(() => rm(folder, { recursive: true }));

const complete = async (line: string) => {
  const found = await completeLine(line.split(' '), verbs, (source) =>
    wordsFor(source, { cwd: join(folder, 'scripts'), env: { HOME: folder }, commands: verbs }),
  );
  return found.map(({ word }) => word);
};

describe('what may stand next', () => {
  test.each([
    ['', ['run', 'ls', 'local', 'tables']],
    ['l', ['ls', 'local']],
    ['local ', ['serve']],
    ['run ', ['broken', 'train']],
    ['run tr', ['train']],
    ['run train --d', ['--detach', '--depth', '--day']],
    ['run train --param ', ['depth=', 'day=']],
    ['run broken --param ', []],
    ['ls --ki', ['--kind']],
    ['ls --kind ', ['processing', 'training']],
    ['ls --kind=tr', ['--kind=training']],
    ['ls --kind = tr', ['training']],
    ['ls --kind =', ['processing', 'training']],
    ['--on ', ['local', 'aws']],
    ['--on local ls --kind t', ['training']],
    ['tables ', ['nyc.flights']],
    ['tables --project ../s', ['../scripts/']],
    ['unknown ', []],
  ])('mlx %s', async (line, words) => {
    expect(await complete(line)).toEqual(words);
  });
});

describe('tables', () => {
  test.each([
    ['mlx.toml', '[tables]\n"nyc.planes" = "planes.csv"\n', ['nyc.flights', 'nyc.planes']],
    ['pyproject.toml', '[tool.mlx.tables]\n"nyc.planes" = "planes.csv"\n', ['nyc.flights', 'nyc.planes']],
    ['mlx.toml', '[tables\n', ['nyc.flights']],
  ])('complete from what verbs came across and from what %s declares', async (file, settings, tables) => {
    const project = await mkdtemp(join(tmpdir(), 'mlx-complete-'));
    await writeFile(join(project, file), settings);
    await mkdir(join(project, '.mlx'));
    await rememberTables(project, ['nyc.flights']);
    const found = await wordsFor({ kind: 'table', typed: '' }, { cwd: project, env: {}, commands: verbs });
    expect(found.map(({ word }) => word)).toEqual(tables);
    await rm(project, { recursive: true });
  });
});

test('a job of your own completes beside the recipes', async () => {
  const found = await wordsFor({ kind: 'recipe', typed: '' }, { cwd: folder, env: {}, commands: verbs });
  expect(found.map(({ word }) => word)).toEqual(['job', 'flights', 'sklearn']);
});

describe('names that verbs came across', () => {
  test('stay for completions, the newest first and each once', async () => {
    await rememberRuns(folder, ['train-2', 'train-20261121-200749-ab3d']);
    expect(await readNames(folder)).toEqual({
      runs: ['train-2', 'train-20261121-200749-ab3d'],
      tables: ['nyc.flights'],
    });
  });

  test('are none where nothing was kept, the file is damaged or the folder can not be written', async () => {
    expect(await readNames(join(folder, 'elsewhere'))).toEqual({ runs: [], tables: [] });
    const damaged = join(folder, 'damaged');
    await mkdir(join(damaged, '.mlx'), { recursive: true });
    await writeFile(join(damaged, '.mlx/names.json'), '{"runs": [1, "a"], "tabl');
    expect(await readNames(damaged)).toEqual({ runs: [], tables: [] });
    await writeFile(join(folder, 'file'), '');
    await expect(rememberRuns(join(folder, 'file'), ['x'])).resolves.toBeUndefined();
  });
});
