import { expect, test } from 'vitest';
import { isReadingSql } from '../../../src/aws/calls/is-reading-sql.ts';

test.each([
  'SELECT 1',
  '  -- why\n/* so; */ select * from t;',
  '(select 1) union (select 2)',
  "with x as (select 'insert; drop table t') select * from x",
  'select "update" from t where `delete` is null',
  'SHOW CREATE TABLE t',
  'describe formatted t',
  'explain select 1',
  'EXPLAIN (FORMAT JSON) insert into t select 1',
  'explain analyze select 1',
  'values 1, 2',
])('%j only reads', (sql) => {
  expect(isReadingSql(sql)).toBe(true);
});

test.each([
  '',
  'create table t as select 1',
  'insert into t select 1',
  'with x as (select 1) insert into t select * from x',
  'select 1; drop table t',
  "unload (select 1) to 's3://b/'",
  'explain analyze insert into t select 1',
  'explain (type distributed) analyze delete from t',
  '/* select */ drop table t',
  'execute q',
  'msck repair table t',
  "select 'open; drop table t' ; drop table t",
  'prepare q from select 1',
  'merge into t using s on t.a = s.a when matched then delete',
  'selec 1',
  undefined,
])('%j is not taken for a statement that only reads', (sql) => {
  expect(isReadingSql(sql)).toBe(false);
});
