import { expect, test } from 'vitest';
import { run } from '../../src/commands/tour.ts';
import { steps } from '../../src/commands/tour/steps.ts';
import { fakeHost, type FakeHost } from '../fakes/host.ts';

const tour = (host: FakeHost) => run({ args: { DIR: 'here' }, flags: {}, params: {} }, host);
/** Ends every step as the tour expects it to. */
const asExpected = async (words: readonly string[]) => steps.find((step) => step.words === words)?.exit ?? 0;
const withFailingRun = async (words: readonly string[]) =>
  words[0] === 'run' && words[1] === 'prepare' ? 1 : asExpected(words);
const headings = (host: FakeHost) => host.told.filter((told) => told.kind === 'heading');

test('the tour makes the project first and walks through it in its folder', async () => {
  const performed: { words: readonly string[]; cwd: string }[] = [];
  const perform = async (words: readonly string[], cwd: string) => {
    performed.push({ words, cwd });
    return asExpected(words);
  };
  const { exit } = await tour(fakeHost('/home', [], { perform }));
  expect(exit).toBe(0);
  expect(performed[0]).toEqual({ words: ['new', 'flights', '--dir', '/home/here', '--yes'], cwd: '/home' });
  expect(performed.slice(1)).toEqual(steps.map(({ words }) => ({ words, cwd: '/home/here' })));
});

test('where there is a screen to take, the tour ends in the session', async () => {
  const host = fakeHost('/home', [], { perform: asExpected, openSession: async () => 0 });
  await tour(host);
  expect(headings(host).at(-1)?.title).toBe('All of it on one screen');
});

test('each step says its command line as one would type it', async () => {
  const host = fakeHost("/it's", [], { perform: asExpected });
  await tour(host);
  const commands = headings(host).map(({ command }) => command);
  expect(commands[0]).toBe(String.raw`mlx new flights --dir '/it'\''s/here' --yes`);
  expect(commands).toContain('mlx run prepare');
});

test('a step that goes wrong ends the tour with its exit code', async () => {
  expect(await tour(fakeHost('/home', [], { perform: withFailingRun }))).toEqual({
    value: { kind: 'nothing' },
    exit: 1,
  });
});

test('a fault that should be refused and is not ends the tour as a bug', async () => {
  expect(await tour(fakeHost('/home', [], { perform: async () => 0 }))).toMatchObject({ exit: 4 });
});

test('a guest who has seen enough leaves with 0', async () => {
  const host = fakeHost('/home', [true, false], { perform: asExpected });
  expect(await tour(host)).toMatchObject({ exit: 0 });
  expect(host.told).toHaveLength(2);
});
