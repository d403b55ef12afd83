import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { scratch, script, type Scratch } from '../fakes/scratch.ts';

let project: Scratch;
beforeAll(async () => {
  project = await scratch({
    'jobs/train.py': script(
      'kind = "training"\n[tool.mlx.params]\ndepth = { type = "int", default = 6, max = 20 }',
      '',
    ),
  });
});
afterAll(() => project.close());

async function evaluated(words: readonly string[], input = '') {
  const terminal = fakeTerminal({ cwd: project.project.root, input });
  const exit = await main(['eval', ...words], terminal);
  return { exit, ...terminal.printed };
}

test('a value is drawn, or printed whole as JSON', async () => {
  const drawn = await evaluated(['jobs.train.params.depth']);
  expect(drawn.exit).toBe(0);
  expect(drawn.out).toMatch(/default +6/);
  const json = await evaluated(['jobs.train.params', '--json']);
  expect(JSON.parse(json.out)).toMatchObject({ depth: { type: 'int', default: 6, max: 20 } });
});

test('the line may come from standard input, with statements before its value', async () => {
  expect(await evaluated(['-'], 'const a = 2;\na * 21\n')).toMatchObject({ exit: 0, out: '42\n' });
});

test('what JSON has no words for is told as near as it can be', async () => {
  const { out } = await evaluated(['({ at: new Date(0), big: 10n, no: undefined, id: execution.id })', '--json']);
  expect(JSON.parse(out)).toEqual({ at: '1970-01-01T00:00:00.000Z', big: '10', id: '{execution.id}' });
});

test('an undefined value prints nothing', async () => {
  expect(await evaluated(['undefined'])).toEqual({ exit: 0, out: '', err: '' });
  expect(await evaluated(['undefined', '--json'])).toEqual({ exit: 0, out: '', err: '' });
});

test('a line that throws exits with 1, and what is unknown to mlx with 2, each told on standard error', async () => {
  const thrown = await evaluated(['null.x']);
  expect(thrown).toMatchObject({ exit: 1, out: '' });
  expect(thrown.err).toContain('TypeError');
  const unknown = await evaluated(["plan('trane')", '--json']);
  expect(unknown).toMatchObject({ exit: 2, out: '' });
  expect(JSON.parse(unknown.err)).toMatchObject({ kind: 'error', fix: expect.stringContaining('train') });
});
