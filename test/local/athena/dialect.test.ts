import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(() => {
  world = openWorld();
});
afterAll(() => world.close());

describe('Trino as DuckDB speaks it', () => {
  it.each([
    ['7 / 2', '3'],
    ["date_parse('2013-01-02 03:04', '%Y-%m-%d %H:%i')", '2013-01-02 03:04:00.000'],
    ["date_format(timestamp '2013-02-01 15:06:07', '%d %b %Y %h:%i:%s %p, %M')", '01 Feb 2013 03:06:07 PM, February'],
    ["date_add('month', 1, timestamp '2013-01-31 00:00:00')", '2013-02-28 00:00:00.000'],
    ["date_diff('hour', timestamp '2013-01-01 00:59:00', timestamp '2013-01-01 02:00:00')", '1'],
    ["from_iso8601_timestamp('2013-01-01T05:00:00Z')", '2013-01-01 05:00:00.000 UTC'],
    ["to_unixtime(timestamp '1970-01-02 00:00:00')", '86400.0'],
    ["regexp_extract('2013-01', '(\\d+)-(\\d+)', 2)", '01'],
    ["regexp_extract('abc', 'x')", null],
    ["regexp_replace('banana', '(a)', '<$1>')", 'b<a>n<a>n<a>'],
    ["regexp_like('banana', 'an+a')", 'true'],
    ['json_extract_scalar(\'{"a":[{"b":7}]}\', \'$.a[0].b\')', '7'],
    ['cardinality(ARRAY[1, 2])', '2'],
    ["cardinality(map(ARRAY['a', 'b'], ARRAY[1, 2]))", '2'],
    ['element_at(ARRAY[1], 5)', null],
    ["element_at(map(ARRAY['a'], ARRAY[1]), 'a')", '1'],
    ["array_join(ARRAY[1, null, 3], '-', '?')", '1-?-3'],
    ['slice(ARRAY[1, 2, 3], 2, 2)', '[2, 3]'],
    ["try(cast('a' AS integer))", null],
    ['typeof(cast(1 AS real))', 'real'],
    ["day_of_week(date '2013-01-06')", '7'],
    ["if(1 > 2, 'a', 'b')", 'b'],
    ["date '2013-01-31' + interval '1' day", '2013-02-01 00:00:00.000'],
  ])('%s is %s', async (expression, value) => {
    expect((await world.rows(`SELECT ${expression} AS v`))[1]).toEqual([value]);
  });

  it('unnests with ordinality and aggregates by its own names', async () => {
    const rows =
      await world.rows(`SELECT approx_distinct(x), approx_percentile(x, 0.5), arbitrary(1), max_by(n, x), count_if(x > 1)
      FROM unnest(ARRAY[1, 2, 3]) WITH ORDINALITY AS t (x, n)`);
    expect(rows[1]).toEqual(['3', '2', '1', '3', '2']);
  });
});
