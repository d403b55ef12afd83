import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { locateToml, type Span } from '../../../src/define/source/locate-toml.ts';

/** What each path's key and value look like in the text, by the path. */
function shown(toml: string): Record<string, string> {
  const lines = toml.split('\n');
  const cut = ({ line, column, length }: Span) => (lines[line - 1] ?? '').slice(column - 1, column - 1 + length);
  return Object.fromEntries(
    locateToml(toml).map(({ path, key, value }) => [path.join('/'), `${cut(key)} | ${cut(value)}`]),
  );
}

test('keys and values of tables are found', () => {
  expect(shown('a = 1\n[tool.mlx]\nkind = "training" # why\n  count=2\n')).toEqual({
    a: 'a | 1',
    tool: 'tool | [tool.mlx]',
    'tool/mlx': 'mlx | [tool.mlx]',
    'tool/mlx/kind': 'kind | "training"',
    'tool/mlx/count': 'count | 2',
  });
});

test('dotted keys give a place to each of their steps', () => {
  expect(shown('x.y . "z w" = true')).toEqual({ x: 'x | true', 'x/y': 'y | true', 'x/y/z w': '"z w" | true' });
});

test('inline tables and lists within each other are found', () => {
  expect(shown("p = { a = [1, { b = 'c,}' }], d.e = 2 }")).toMatchObject({
    'p/a': "a | [1, { b = 'c,}' }]",
    'p/a/0': '1 | 1',
    'p/a/1/b': "b | 'c,}'",
    'p/d/e': 'e | 2',
  });
});

test('items of arrays of tables are counted, also below each other', () => {
  const toml = '[[a]]\nx = 1\n[[a.b]]\ny = 1\n[[a.b]]\ny = 2\n[[a]]\nx = 2\n[a.c]\nz = 3';
  expect(shown(toml)).toMatchObject({
    'a/0/x': 'x | 1',
    'a/0/b/0/y': 'y | 1',
    'a/0/b/1/y': 'y | 2',
    'a/1/x': 'x | 2',
    'a/1/c/z': 'z | 3',
  });
});

test('strings of all four forms are passed over whole', () => {
  const toml = [
    String.raw`a = "one \" ] two" # ]`,
    "b = 'c:\\'",
    'c = """first\n"second" = [',
    'third"""""',
    "d = '''\nx = 1'''",
    'e = 5',
  ].join('\n');
  expect(Object.keys(shown(toml))).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(shown(toml)).toMatchObject({ a: String.raw`a | "one \" ] two"`, c: 'c | """first', e: 'e | 5' });
});

test('lists over several lines with comments are found item by item', () => {
  const spans = locateToml('deps = [\n  "a", # first ]\n  "b",\n]\nend = 1');
  expect(spans.map(({ path, value }) => [path.join('/'), value.line])).toEqual([
    ['deps/0', 2],
    ['deps/1', 3],
    ['deps', 1],
    ['end', 5],
  ]);
});

test('every path of parsed documents has a place', () => {
  const documents = [
    'a.b.c = 1\na.b.d = [[], [[1, 2], {x = 1}]]\n[e."f.g"]\nh = 1979-05-27 07:32:00',
    '[[x]]\n[x.y]\nz = {}\n[[x]]\n"" = "empty"',
  ];
  for (const toml of documents) {
    const located = new Set(locateToml(toml).map(({ path }) => JSON.stringify(path)));
    for (const path of pathsOf(parse(toml))) expect(located).toContain(JSON.stringify(path));
  }
});

function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => [[...path, index], ...pathsOf(item, [...path, index])]);
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsOf(inner, [...path, key])]);
}

test.each(['[', '[[', '[a', 'a', 'a =', 'a = [', 'a = {', 'a = "', 'a = """', '= 1', ']', '{}', 'a = [1 2'])(
  'broken text %j ends the search instead of hanging',
  (toml) => {
    expect(() => locateToml(toml)).not.toThrow();
  },
);
