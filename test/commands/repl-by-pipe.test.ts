import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { scratch, script, type Scratch } from '../fakes/scratch.ts';

let project: Scratch;
beforeAll(async () => {
  project = await scratch({ 'jobs/train.py': script('kind = "training"', '') });
});
afterAll(() => project.close());

async function piped(input: string, ...words: readonly string[]) {
  const terminal = fakeTerminal({ cwd: project.project.root, input });
  const exit = await main(['repl', ...words], terminal);
  return { exit, ...terminal.printed };
}

test('values are printed one after another, of texts of several lines too, and nothing else', async () => {
  const input = 'const double = (x) => {\n  return 2 * x;\n};\n\ndouble(21)\njobs.map(job => job.name).join()\n';
  expect(await piped(input)).toEqual({ exit: 0, out: '42\ntrain\n', err: '' });
});

test('with --json each value is one line, and what a line writes stands on standard error', async () => {
  const { exit, out, err } = await piped("console.log('hello')\n({ a: [1, 2] })\n'x'", '--json');
  expect({ exit, out }).toEqual({ exit: 0, out: '{"a":[1,2]}\n"x"\n' });
  expect(err).toContain('hello');
});

test('the first line that throws ends it with its code, and what follows is not done', async () => {
  const { exit, out, err } = await piped("'before'\nnull.x\n'after'\n");
  expect({ exit, out }).toEqual({ exit: 1, out: 'before\n' });
  expect(err).toContain('TypeError');
  expect((await piped('1 +\n')).exit).toBe(2);
});
