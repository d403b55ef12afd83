import { expect, test } from 'vitest';
import { readToml } from '../../../src/define/source/toml-text.ts';

const read = (toml: string) =>
  readToml({ file: { name: 'mlx.toml', lines: toml.split('\n'), whole: true }, toml, firstLine: 1, indent: 0 });

test.each([
  ['a table of many parts', `[a.${'b.'.repeat(20_000)}c]`],
  ['a key of many parts', `${'b.'.repeat(20_000)}c = 1`],
  ['lists in lists', `a = ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['tables in tables', `a = ${'{ b = '.repeat(20_000)}1${' }'.repeat(20_000)}`],
])('%s are told at their place', (_, toml) => {
  expect(read(toml)).toMatchObject({
    ok: false,
    fault: { place: { line: 1 }, what: expect.stringMatching(/^broken TOML/) },
  });
});

test('a name that reaches into objects themselves is refused', () => {
  expect(read('[__proto__]\npolluted = 1')).toMatchObject({ ok: false });
  expect('polluted' in {}).toBe(false);
});
