import { expect, test } from 'vitest';
import { faultsOf, head, readScript, training } from '../read-script.ts';

test('spot waits twice the time limit unless told otherwise, and never less than it', async () => {
  expect((await readScript(training('spot = true', 'max_runtime = 600'))).spot).toEqual({ maxWait: 1200 });
  expect((await readScript(training('spot = false'))).spot).toBeUndefined();
  expect(await faultsOf(training('max_runtime = "3h"', 'spot = { max_wait = "2h" }'))).toEqual([
    '5:23 <"2h"> max_wait is "2h", less than max_runtime, which is "3h" -> spot = { max_wait = "3h" }',
  ]);
});

test('a PySpark script is a processing job that Spark runs', async () => {
  const spark = head('[tool.mlx]', 'kind = "spark"', '[tool.mlx.outputs]', 'rows = "table:ml.rows"');
  expect(await readScript(spark)).toMatchObject({ kind: 'processing', spark: true });
  expect((await readScript(training())).spark).toBeUndefined();
  expect(await faultsOf(spark.replace('"table:ml.rows"', '"model"'))).toEqual([
    expect.stringContaining('rows is a model'),
  ]);
});

test('only Python can be a spark job', async () => {
  expect(await faultsOf(head('[tool.mlx]', 'kind = "spark"'), 'rows.sh')).toEqual([
    `3:10 <"spark"> a shell script can't be a spark job -> write it in Python, or make it a processing job`,
  ]);
});

test('a processing job has no spot', async () => {
  expect(await faultsOf(head('[tool.mlx]', 'kind = "processing"', 'spot = true'))).toEqual([
    '4:3 <spot> a processing job has no spot -> remove it',
  ]);
});

test('variables have names that a shell can set, and leave those of mlx alone', async () => {
  expect(
    await faultsOf(training('[tool.mlx.env]', 'my-var = "x"', '1a = "x"', 'MLX_INPUT_A = "x"', 'GOOD_1 = "x"')),
  ).toEqual([
    `5:3 <my-var> "my-var" can't be the name of a variable -> my_var = "x"`,
    `6:3 <1a> "1a" can't be the name of a variable -> _1a = "x"`,
    '7:3 <MLX_INPUT_A> MLX_INPUT_A is a variable of mlx -> choose another name',
  ]);
});

test('tags keep to what AWS takes', async () => {
  expect(
    await faultsOf(
      training('[tool.mlx.tags]', '"aws:x" = "1"', '"mlx:job" = "1"', '"a?b" = "1"', 'ok = "a<b"', 'fine = "ä b"'),
    ),
  ).toEqual([
    '5:3 <"aws:x"> the tag "aws:x" is not yours to set -> choose another name',
    '6:3 <"mlx:job"> the tag "mlx:job" is not yours to set -> choose another name',
    `7:3 <"a?b"> "a?b" can't be a tag -> choose another name`,
    '8:8 <"a<b"> the tag ok is "a<b" -> take the other characters out',
  ]);
  const many = Array.from({ length: 38 }, (_, index) => `t${index} = "x"`);
  expect(await faultsOf(training('[tool.mlx.tags]', ...many))).toEqual([expect.stringContaining('more than 37 tags')]);
});

test('a time limit of nothing is no limit', async () => {
  expect(await faultsOf(training('max_runtime = "0s"'))).toEqual([
    '4:17 <"0s"> max_runtime is "0s" -> max_runtime = "1h"',
  ]);
});

test('metrics have one group, and compile', async () => {
  const { metrics } = await readScript(training('[tool.mlx.metrics]', String.raw`a = 'auc=(\d+(?:\.\d+)?)'`));
  expect(metrics).toEqual({ a: String.raw`auc=(\d+(?:\.\d+)?)` });
  expect(await faultsOf(training('[tool.mlx.metrics]', "a = 'auc'", "b = '(a)(b)'", "c = '(a'"))).toEqual([
    `5:7 <'auc'> a is "auc", with no group -> put ( ) around the number`,
    `6:7 <'(a)(b)'> b is "(a)(b)", with 2 groups -> write (?: ) instead of ( ) around all but the number`,
    expect.stringMatching(/^7:7 <'\(a'> c is no regular expression: unterminated group -> /),
  ]);
});

test('requirements and versions are written as the standards say', async () => {
  const good = [
    'pandas',
    'a-b.c_d>=1,<2',
    'x[y,z] ~= 1.0',
    'pkg @ https://host/pkg.whl',
    'q (>=1)',
    "r>=1; python_version < '3.12'",
  ];
  const { dependencies } = await readScript(
    head(`dependencies = ${JSON.stringify(good)}`, '[tool.mlx]', 'kind = "processing"'),
  );
  expect(dependencies).toEqual(good);
  const wrong = head(
    'requires-python = "3.10"',
    'dependencies = ["a=1", "b 2", "-e .", "--index-url http://x"]',
    '[tool.mlx]',
    'kind = "processing"',
  );
  expect(await faultsOf(wrong)).toEqual([
    '2:21 <"3.10"> requires-python is "3.10" -> requires-python = ">=3.10"',
    '3:19 <"a=1"> "a=1" is no requirement -> dependencies = ["a==1", "b 2", "-e .", "--index-url http://x"]',
    '3:26 <"b 2"> "b 2" is no requirement -> dependencies = ["a=1", "b==2", "-e .", "--index-url http://x"]',
    '3:33 <"-e ."> "-e ." is no requirement -> for example "pandas>=2"',
    '3:41 <"--index-url http://x"> "--index-url http://x" is no requirement -> for example "pandas>=2"',
  ]);
});

test('packages are for Python and shell scripts', async () => {
  const text = [
    '// /// script',
    '// dependencies = ["lodash"]',
    '// [tool.mlx]',
    '// kind = "processing"',
    '// ///',
  ].join('\n');
  expect(await faultsOf(text, 'fit.mjs')).toEqual([
    expect.stringMatching(/^2:4 <dependencies> dependencies of a javascript script/),
  ]);
});
