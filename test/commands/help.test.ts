import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/base/catalogue.ts';
import { errorPage, errorsPage } from '../../src/commands/help/error-pages.ts';
import { run } from '../../src/commands/help.ts';
import { topics } from '../../src/commands/help/topics.ts';
import { commands } from '../../src/commands/table.ts';
import type { HelpPage } from '../../src/commands/help/help-page.ts';
import { drawHelp } from '../../src/show/help.ts';
import { fakeHost } from '../fakes/host.ts';
import { plain, widest } from '../show/text.ts';

const host = fakeHost('/');

const help = async (...words: string[]) => (await run({ args: { TOPIC: words }, flags: {}, params: {} }, host)).value;
const pageOf = async (...words: string[]): Promise<HelpPage> => {
  const value = await help(...words);
  if (value.kind !== 'help') throw new Error(`expected help, got ${value.kind}`);
  return value.page;
};

test('the overview names every listed verb and every topic', async () => {
  const text = plain(drawHelp(await pageOf(), 80));
  for (const { name, group } of commands) expect(text.includes(`mlx ${name} `)).toBe(group !== undefined);
  for (const { name } of topics) expect(text).toContain(`mlx help ${name}`);
});

test.each(commands.map(({ name }) => [name]))('help on %s fits 80 columns and shows its flags', async (name) => {
  const lines = drawHelp(await pageOf(...name.split(' ')), 80);
  expect(widest(lines)).toBeLessThanOrEqual(80);
  const flags = Object.keys(commands.find((command) => command.name === name)?.flags ?? {});
  for (const flag of flags) expect(plain(lines)).toContain(`--${flag}`);
});

test('a topic or verb that does not exist is told with the nearest one', async () => {
  await expect(help('exit-code')).rejects.toMatchObject({ code: 'TOPIC_UNKNOWN', details: { nearest: 'exit-codes' } });
  await expect(help('local', 'sevre')).rejects.toMatchObject({ details: { nearest: 'local serve' } });
});

test('the reference of the head and its schema come from the one definition', async () => {
  const page = await pageOf('head');
  const terms = page.sections.flatMap(({ entries = [] }) => entries.map(({ term }) => term));
  expect(terms).toEqual(expect.arrayContaining(['kind', 'instance', 'max_runtime']));
  expect(await help('schema')).toMatchObject({ kind: 'data', data: { properties: { tool: {} } } });
});

describe('errors', () => {
  test('every code of the catalogue is listed', () => {
    const terms = errorsPage().sections.flatMap(({ entries = [] }) => entries.map(({ term }) => term));
    expect(terms).toEqual(Object.keys(catalogue));
  });

  test.each(Object.keys(catalogue))('%s says what happened, why, what to do and what is still true', (code) => {
    const page = errorPage(code);
    const entries = page?.sections.flatMap((section) => section.entries ?? []) ?? [];
    expect(entries.map(({ term }) => term)).toEqual(['why', 'fix', 'still']);
    for (const { text } of entries) expect(text).not.toMatch(/undefined|\[object|NaN/);
    for (const { text } of entries) expect(text.length).toBeGreaterThan(3);
  });

  test('codes are permanent upper-case names', () => {
    for (const code of Object.keys(catalogue)) expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
  });
});
