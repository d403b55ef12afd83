import { afterAll, beforeAll, expect, test } from 'vitest';
import { script } from '../fakes/scratch.ts';
import { openTerminalRun, type TerminalRun } from './open-terminal.ts';

const enter = '\r';
let session: TerminalRun;

beforeAll(async () => {
  const files = { 'mlx.toml': 'name = "trial"\n', 'jobs/hello.py': script('kind = "processing"', 'print("hello")\n') };
  session = await openTerminalRun(files, { columns: 80, rows: 24 });
  await session.shows('hello');
  session.type('i');
  await session.shows('▸ mlx›');
});

afterAll(async () => session.close());

/** Evaluates a line, reads its answer, and tells whether the next line is answered on a screen that is whole. */
async function outlives(line: string, answer: RegExp | string): Promise<boolean> {
  session.type(`${line}${enter}`);
  const rows = await session.shows(answer);
  expect(rows).toHaveLength(24);
  expect(rows.filter((row) => row.includes('mlx›'))).toHaveLength(1);
  const next = 100_000 + Math.floor(Math.random() * 100_000);
  session.type(`${next} + 1${enter}`);
  const after = await session.shows(new RegExp(`│ ${next + 1} +│`, 'u'));
  return after.filter((row) => row.includes('mlx›')).length === 1;
}

const reached = `jobs.constructor.constructor('return process')()`;

test.each([
  ['a getter that throws', `({ get boom() { throw new Error('no') }, whole: 7 })`, /boom +getter[^]*whole +7/u],
  ['a text of 100 MB', `['x'.repeat(100_000_000)]`, /0 +"xxx/u],
  ['100 MB of bytes', 'new Uint8Array(100_000_000).fill(7)', '100000000 bytes: 07 07'],
  ['a million numbers', 'Array.from({ length: 1e6 }, (_, at) => at)', '1000000 numbers from 0 to 999999'],
  ['sequences for the terminal', `'\\u001b[2J\\u001b]0;owned\\u0007\\u202etxt'`, String.raw`\e[2J\e]0;owned`],
  ['writing to the console', `console.log('told\\u001b[2J'); 5`, /told\\e\[2J[^]*│ 5 +│/u],
  ['writing to stdout by the name of it', `process.stdout.write('OWNED')`, 'lines have no process'],
  ['leaving by the name of it', 'process.exit(3)', 'lines have no process'],
])('a session outlives %s', async (_, line, answer) => {
  expect(await outlives(line, answer)).toBe(true);
});

test('a paste of 10,000 lines is one text, and is evaluated once', async () => {
  const lines = ['let pasted = 0', ...Array.from({ length: 9_998 }, () => 'pasted += 1'), 'pasted'];
  session.type(`\u001b[200~${lines.join('\n')}\u001b[201~`);
  const rows = await session.shows(/^ +pasted ?$/mu);
  expect(rows).toHaveLength(24);
  session.type(enter);
  await session.shows(/│ 9998 +│/u);
});

test('what code wrote to stdout by a way round is gone when the screen is drawn again', async () => {
  session.type(`${reached}.stdout.write('\\u001b[HOWNED\\n'.repeat(20)), 6${enter}`);
  await session.shows('OWNED');
  session.type('\u000c');
  const rows = await session.shows(/^ mlx {2}trial[^]*│ 6 +│[^]*▸ mlx›/u);
  expect(rows.filter((row) => row.startsWith('OWNED'))).toEqual([]);
});

test('code that ends the process by a way round leaves a terminal that is whole', async () => {
  session.type(`${reached}.exit(3)${enter}`);
  expect(await session.ended).toBe(3);
  await expect.poll(() => session.taken()).toEqual([]);
});
