import { expect, test } from 'vitest';
import { faultsOf, head, readScript, training } from '../read-script.ts';

const processing = (...lines: readonly string[]) => head('[tool.mlx]', 'kind = "processing"', ...lines);

/** What the one fault of an input says, after its place. */
async function faultOfInput(value: string): Promise<string> {
  const faults = await faultsOf(processing('[tool.mlx.inputs]', `x = ${value}`));
  return faults.map((fault) => fault.replace(/^\S+ <.*?> /, '')).join('\n');
}

test('every form of an input is read', async () => {
  const job = await readScript(
    processing(
      '[tool.mlx.inputs]',
      'a = "s3://my-bucket/some/prefix"',
      'b = "table:nyc.flights"',
      'c = "features:customers"',
      'd = "file:/data/rows.csv"',
      'e = "prepare.out-1"',
      'f = { sql = "select 1" }',
      'g = { table = "nyc.flights", format = "json" }',
      'h = { features = "customers", format = "csv" }',
    ),
  );
  expect(job.inputs).toEqual({
    a: { kind: 's3', uri: 's3://my-bucket/some/prefix' },
    b: { kind: 'table', database: 'nyc', table: 'flights' },
    c: { kind: 'features', group: 'customers', format: 'parquet' },
    d: { kind: 'file', path: '/data/rows.csv' },
    e: { kind: 'output', job: 'prepare', output: 'out-1' },
    f: { kind: 'sql', sql: 'select 1', format: 'parquet' },
    g: { kind: 'table', database: 'nyc', table: 'flights', format: 'json' },
    h: { kind: 'features', group: 'customers', format: 'csv' },
  });
});

test('every form of an output is read; a prefix gets its slash', async () => {
  const job = await readScript(
    training('[tool.mlx.outputs]', 'm = "model"', 'f = "files"', 's = "s3://my-bucket/out"', 't = "table:ml.scores"'),
  );
  expect(job.outputs).toEqual({
    m: { kind: 'model' },
    f: { kind: 'files' },
    s: { kind: 's3', uri: 's3://my-bucket/out/' },
    t: { kind: 'table', database: 'ml', table: 'scores' },
  });
});

test.each([
  ['"tabel:nyc.flights"', 'x is "tabel:nyc.flights" -> x = "table:nyc.flights"'],
  ['"s3:/bucket/key"', 'x is "s3:/bucket/key" -> x = "s3://bucket/key"'],
  ['"s3://My_Bucket/key"', 'x is "s3://My_Bucket/key" -> x = "s3://my-bucket/key"'],
  ['"s3://"', 'x is "s3://" -> "s3://bucket/prefix/"'],
  ['"table:flights"', 'x is "table:flights" -> "table:db.name"'],
  ['"table:a.b.c"', 'x is "table:a.b.c" -> "table:db.name"'],
  ['"data/rows.csv"', 'x is "data/rows.csv" -> x = "file:data/rows.csv"'],
  ['"rows.csv"', 'x is "rows.csv" -> x = "file:rows.csv"'],
  ['"select * from nyc.flights"', 'x is "select * from nyc.flights" -> { sql = "select * from nyc.flights" }'],
  ['"features:-"', 'x is "features:-" -> "features:customers"'],
  ['"file:"', 'x is "file:" -> "file:data/rows.csv"'],
  ['"flights"', 'x is "flights" -> for example "table:db.name"'],
  ['{ sql = " " }', 'x is " " -> write the query'],
  ['{ slq = "select 1" }', 'unknown key "slq" -> x = { sql = "select 1" }'],
  ['{ sql = "a", table = "b.c" }', 'inputs.x is { sql = "a", table = "b.c" } -> for example { sql = "select 1" }'],
  [
    '{ table = "nyc.flights", format = "cvs" }',
    'inputs.x.format is "cvs" -> x = { table = "nyc.flights", format = "csv" }',
  ],
])('the input %s is refused and repaired', async (value, fault) => {
  expect(await faultOfInput(value)).toBe(fault);
});

test('hostile texts are refused like any other', async () => {
  for (const text of [
    's3://../..',
    'table:a.b; drop table c',
    String.raw`file:\u0000`,
    'javascript:x',
    's3://ab/'.padEnd(2000, 'x'),
  ]) {
    expect(await faultOfInput(`"${text}"`)).not.toBe('');
  }
});

test('names of inputs fit channels and variables, and differ in the environment', async () => {
  expect(
    await faultsOf(
      processing('[tool.mlx.inputs]', '"1 x" = "file:a"', 'day-1 = "file:a"', 'day_1 = "file:a"', 'Code = "file:a"'),
    ),
  ).toEqual([
    `5:3 <"1 x"> "1 x" can't be a name here -> x = "file:a"`,
    '7:3 <day_1> inputs "day-1" and "day_1" are the same in the environment -> rename one of the two',
    `8:3 <Code> an input can't be named "Code" -> source = "file:a"`,
  ]);
});

test('only training makes a model, and one', async () => {
  expect(await faultsOf(processing('[tool.mlx.outputs]', 'm = "model"'))).toEqual([
    '5:7 <"model"> m is a model -> m = "files"',
  ]);
  expect(await faultsOf(training('[tool.mlx.outputs]', 'm = "model"', 'n = "model"'))).toEqual([
    '6:7 <"model"> n is a second model -> n = "files"',
  ]);
});

test('two outputs never write to the same place', async () => {
  expect(await faultsOf(training('[tool.mlx.outputs]', 'a = "table:ml.X"', 'b = "table:ml.x"'))).toEqual([
    '6:7 <"table:ml.x"> b and a write to the same place -> change one of the two',
  ]);
});

test.each([
  ['processing', 'inputs', 9],
  ['training', 'inputs', 19],
  ['training', 'outputs', 10],
])('a %s job has %s up to its limit: %i', async (kind, table, most) => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => `n${index} = "${table === 'inputs' ? 'file:x' : 'files'}"`);
  const text = (count: number) => head('[tool.mlx]', `kind = "${kind}"`, `[tool.mlx.${table}]`, ...lines(count));
  expect(Object.keys((await readScript(text(most)))[table as 'inputs' | 'outputs'])).toHaveLength(most);
  expect(await faultsOf(text(most + 1))).toEqual([expect.stringContaining(`"n${most}" is one of too many ${table}`)]);
});
