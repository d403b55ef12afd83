import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openQueries } from '../../../src/local/athena/queries/queries.ts';
import { type Execution, openWorld, type Results, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = openWorld();
  await world.put('csv/a.csv', 'id,name,score\n1,"A, ""b""",1.5\n2,,\n3,é,2\n');
  await world.rows('CREATE DATABASE nyc');
  await world.rows(`CREATE EXTERNAL TABLE nyc.c (id int, name string, score double)
    ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde' LOCATION 's3://lake/csv/'
    TBLPROPERTIES ('skip.header.line.count'='1')`);
});
afterEach(() => world.close());

const text = (key: string) => readFileSync(world.aws.objects.head('lake', key)?.path ?? '', 'utf8');

describe('a SELECT', () => {
  it('leaves its rows as a CSV with every value quoted and nulls empty', async () => {
    const { ResultConfiguration } = await world.run('SELECT id, name, score, null AS gone FROM nyc.c ORDER BY id');
    const key = ResultConfiguration.OutputLocation.replace('s3://lake/', '');
    expect(key).toMatch(/^results\/[0-9a-f-]{36}\.csv$/);
    expect(text(key)).toBe('"id","name","score","gone"\n"1","A, ""b""","1.5",\n"2","",,\n"3","é","2.0",\n');
    expect(world.aws.objects.head('lake', `${key}.metadata`)).toBeDefined();
  });

  it.each([
    ['SELECT count(*), max(id) AS top FROM nyc.c', ['_col0', 'top']],
    ['SELECT *, id + 1 FROM nyc.c', ['id', 'name', 'score', '_col3']],
    ['SELECT 1 + 1 UNION ALL SELECT 2', ['_col0']],
    ["WITH t AS (SELECT id FROM nyc.c) SELECT t.id, upper('a') FROM t", ['id', '_col1']],
    ['SELECT a.*, b.*, a.id + 1 AS more FROM nyc.c a, nyc.c b', ['id', 'name', 'score', 'id', 'name', 'score', 'more']],
  ])('names the columns of %s as Athena does', async (sql, names) => {
    const [header] = await world.rows(sql);
    expect(header).toEqual(names);
  });

  it('prints values as Athena does', async () => {
    const [, row] = await world.rows(`SELECT 10, 1.50, 2e0, 1e20, cast(0.1 AS real), true, date '2013-01-01',
      timestamp '2013-01-01 05:00:00.5', from_unixtime(0), ARRAY[1, null], map(ARRAY['a'], ARRAY[1]), cast('ab' AS varbinary), ''`);
    expect(row).toEqual([
      '10',
      '1.50',
      '2.0',
      '1.0E20',
      '0.1',
      'true',
      '2013-01-01',
      '2013-01-01 05:00:00.500',
      '1970-01-01 00:00:00.000 UTC',
      '[1, null]',
      '{a=1}',
      '61 62',
      '',
    ]);
  });

  it('tells the types of its columns in Trino words', async () => {
    const { QueryExecutionId } = await world.run(
      "SELECT 1 AS i, count(*) AS N, 'x' AS s, 1.5 AS d, 1e0 AS f, date '2013-01-01' AS day, ARRAY[1] AS a, sum(id) AS total FROM nyc.c",
    );
    const { ResultSet } = await world.call<Results>('GetQueryResults', { QueryExecutionId });
    expect(ResultSet.ResultSetMetadata.ColumnInfo.map(({ Name, Type }) => `${Name} ${Type}`)).toEqual([
      'i integer',
      'n bigint',
      's varchar',
      'd decimal',
      'f double',
      'day date',
      'a array',
      'total bigint',
    ]);
    expect(ResultSet.ResultSetMetadata.ColumnInfo[3]).toMatchObject({ Precision: 2, Scale: 1 });
  });

  it('is paged by token to its end, the header once', async () => {
    const { QueryExecutionId } = await world.run(
      "SELECT x, 'line' || chr(10) || x AS t FROM unnest(sequence(1, 25)) AS s (x) ORDER BY x",
    );
    const seen: (string | undefined)[] = [];
    let NextToken: string | undefined;
    let pages = 0;
    do {
      const page: Results = await world.call('GetQueryResults', { QueryExecutionId, MaxResults: 10, NextToken });
      seen.push(...page.ResultSet.Rows.map(({ Data }) => Data[0]?.VarCharValue));
      NextToken = page.NextToken;
      pages += 1;
    } while (NextToken !== undefined);
    expect(pages).toBe(3);
    expect(seen).toEqual(['x', ...Array.from({ length: 25 }, (_, index) => String(index + 1))]);
  });

  it('takes the database of its context and parameters for question marks', async () => {
    const rows = await world.rows('SELECT id FROM c WHERE name = ? OR id > ? ORDER BY id', {
      QueryExecutionContext: { Database: 'nyc', Catalog: 'AwsDataCatalog' },
      ExecutionParameters: ["''", '2'],
    });
    expect(rows).toEqual([['id'], ['2'], ['3']]);
  });

  it('tells how many bytes it read', async () => {
    const { Statistics } = await world.run('SELECT count(*) FROM nyc.c');
    expect(Statistics.DataScannedInBytes).toBe(world.aws.objects.head('lake', 'csv/a.csv')?.size);
  });
});

describe('EXPLAIN', () => {
  it('checks a query without looking at an object', async () => {
    world.aws.objects.delete('lake', 'csv/a.csv');
    await world.put('csv/a.csv.gz', 'no gzip at all');
    const { Status, Statistics } = await world.run('EXPLAIN SELECT name FROM nyc.c');
    expect(Status.State).toBe('SUCCEEDED');
    expect(Statistics.DataScannedInBytes).toBe(0);
    expect(await world.fails('EXPLAIN SELECT nam FROM nyc.c')).toBe(
      "COLUMN_NOT_FOUND: line 1:16: Column 'nam' cannot be resolved or requester is not authorized to access requested resources",
    );
  });
});

describe('a query that is wrong', () => {
  it.each([
    ['SELECT * FROM nyc.flightz', "TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.nyc.flightz' does not exist"],
    ['SELECT * FROM nope.c', "SCHEMA_NOT_FOUND: line 1:15: Schema 'nope' does not exist"],
    ['SELECT 1,\n  x FROM nyc.c', "COLUMN_NOT_FOUND: line 2:3: Column 'x' cannot be resolved"],
    ["SELECT 'é', c.x FROM nyc.c", "COLUMN_NOT_FOUND: line 1:13: Column 'x' cannot be resolved"],
    ['SELECT name, count(*) FROM nyc.c', "EXPRESSION_NOT_AGGREGATE: line 1:8: 'name' must be an aggregate"],
    ['SELECT nofn(1)', "FUNCTION_NOT_FOUND: line 1:8: Function 'nofn' not registered"],
    ['SELECT 1 +', "line 1:11: mismatched input '<EOF>'"],
    ['SELECT * FROM nyc.c WHERE GROUP', "line 1:27: mismatched input 'GROUP'"],
    ["SELECT cast('a' AS integer)", 'INVALID_CAST_ARGUMENT: line 1:8'],
    ['WITH w AS (SELECT * FROM nyc.c) SELECT y FROM w', "COLUMN_NOT_FOUND: line 1:40: Column 'y'"],
    [
      "UNLOAD (SELECT y FROM nyc.c) TO 's3://lake/o/' WITH (format = 'JSON')",
      "COLUMN_NOT_FOUND: line 1:16: Column 'y'",
    ],
  ])('%s says so in the words of Athena', async (sql, words) => {
    expect(await world.fails(sql)).toContain(words);
  });

  it('tells the category and type of the error', async () => {
    const { Status } = await world.run('SELECT * FROM nyc.nothing');
    expect(Status.AthenaError).toMatchObject({ ErrorCategory: 2, ErrorType: 1000, Retryable: false });
  });
});

describe('a hostile query', () => {
  it.each([
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM glob('/*')",
    'SELECT * FROM duckdb_settings()',
    "SELECT * FROM query('SELECT 1')",
    "SELECT getenv('HOME')",
    "SELECT current_setting('temp_directory')",
    "SELECT (SELECT count(*) FROM read_blob('/etc/passwd')) FROM nyc.c",
    'SELECT * FROM (SHOW TABLES)',
    'SELECT * FROM (DESCRIBE nyc.c)',
    "UNLOAD (SELECT 1) TO '/tmp/mlx-athena-out' WITH (format = 'JSON')",
  ])('%s gets nowhere', async (sql) => {
    expect(await world.fails(sql)).toMatch(
      /^(FUNCTION_NOT_FOUND|TABLE_NOT_FOUND|NOT_SUPPORTED|FAILED: SemanticException Invalid S3)/,
    );
  });

  it.each([
    "ATTACH '/tmp/x' AS y",
    "COPY nyc.c TO '/tmp/x'",
    'INSTALL httpfs',
    'SET threads = 1',
    'PRAGMA version',
    'CALL x()',
  ])('%s is no statement', async (sql) => {
    await expect(world.run(sql)).rejects.toThrow(/^line 1:1: mismatched input/);
  });
});

it('a second statement after the first is refused before anything is done', async () => {
  await expect(world.run('SELECT 1; DROP TABLE nyc.c')).rejects.toThrow('Only one sql statement is allowed.');
  expect(await world.rows('SHOW TABLES IN nyc')).toEqual([['c']]);
});

describe('starting', () => {
  it('needs a place for the results', async () => {
    await expect(world.call('StartQueryExecution', { QueryString: 'SELECT 1' })).rejects.toThrow(
      'No output location provided',
    );
    const OutputLocation = 's3://nowhere/results/';
    await expect(world.run('SELECT 1', { ResultConfiguration: { OutputLocation } })).rejects.toThrow(
      'output bucket nowhere',
    );
  });

  it('with a token that was used gives the query of that time', async () => {
    const ClientRequestToken = 'x'.repeat(32);
    const first = await world.run('SELECT 1', { ClientRequestToken });
    const second = await world.run('SELECT 1', { ClientRequestToken });
    expect(second.QueryExecutionId).toBe(first.QueryExecutionId);
    await expect(world.run('SELECT 2', { ClientRequestToken })).rejects.toThrow('Idempotent parameters do not match');
  });

  it('in the workgroup primary alone is possible', async () => {
    await expect(world.run('SELECT 1', { WorkGroup: 'other' })).rejects.toThrow('WorkGroup other is not found.');
  });
});

describe('a query under way', () => {
  const endless =
    'SELECT count(*) FROM unnest(sequence(1, 3000000)) AS a (x), unnest(sequence(1, 3000000)) AS b (y) WHERE x + y < 0';

  it('is stopped', async () => {
    const { QueryExecutionId } = await world.call<Execution>('StartQueryExecution', {
      QueryString: endless,
      ResultConfiguration: { OutputLocation: 's3://lake/results/' },
    });
    await world.call('StopQueryExecution', { QueryExecutionId });
    const { QueryExecution } = await world.call<{ QueryExecution: Execution }>('GetQueryExecution', {
      QueryExecutionId,
    });
    expect(QueryExecution.Status).toMatchObject({ State: 'CANCELLED', StateChangeReason: 'Query cancelled by user' });
    await expect(world.call('GetQueryResults', { QueryExecutionId })).rejects.toThrow(
      'Query did not finish successfully. Final query state: CANCELLED',
    );
  });

  it('is FAILED at the next look when its process has gone', async () => {
    const { state, now } = world.aws;
    const request = {
      text: 'SELECT 1',
      database: 'default',
      workGroup: 'primary',
      output: 's3://lake/r/',
      type: 'DML',
      sub: 'SELECT',
    } as const;
    openQueries(state, now).add('orphan', undefined, request);
    state.prepare('UPDATE athena_queries SET owner = ? WHERE id = ?').run('{"pid":1,"start":"never"}', 'orphan');
    const { QueryExecution } = await world.call<{ QueryExecution: Execution }>('GetQueryExecution', {
      QueryExecutionId: 'orphan',
    });
    expect(QueryExecution.Status).toMatchObject({
      State: 'FAILED',
      StateChangeReason: expect.stringContaining('process') as string,
    });
  });

  it('leaves no files behind, even when its process was killed', async () => {
    const folders = join(world.aws.home.root, 'athena');
    mkdirSync(join(folders, 'killed/files'), { recursive: true });
    await world.rows('SELECT 1');
    expect(readdirSync(folders)).toEqual([]);
  });

  it('waits in QUEUED while four others run', () => {
    const { state, now } = world.aws;
    const queries = openQueries(state, now);
    const request = {
      text: 'SELECT 1',
      database: 'default',
      workGroup: 'primary',
      output: 's3://lake/r/',
      type: 'DML',
      sub: 'SELECT',
    } as const;
    const ids = ['a', 'b', 'c', 'd', 'e'];
    for (const id of ids) queries.add(id, undefined, request);
    expect(ids.map((id) => queries.begin(id))).toEqual([true, true, true, true, false]);
    queries.end('a', 'SUCCEEDED', {});
    expect(queries.begin('e')).toBe(true);
  });
});

describe('the list of queries', () => {
  it('has the newest first, in pages', async () => {
    const ids: string[] = [];
    for (const n of [1, 2, 3]) ids.unshift((await world.run(`SELECT ${n}`)).QueryExecutionId);
    type List = { QueryExecutionIds: string[]; NextToken?: string };
    const first = await world.call<List>('ListQueryExecutions', { MaxResults: 2 });
    expect(first.QueryExecutionIds).toEqual(ids.slice(0, 2));
    const second = await world.call<List>('ListQueryExecutions', { MaxResults: 1, NextToken: first.NextToken });
    expect(second.QueryExecutionIds).toEqual(ids.slice(2));
  });

  it('is read by ids, unknown ones told apart', async () => {
    const { QueryExecutionId } = await world.run('SELECT 1');
    const read = await world.call<{ QueryExecutions: Execution[]; UnprocessedQueryExecutionIds: object[] }>(
      'BatchGetQueryExecution',
      { QueryExecutionIds: [QueryExecutionId, 'unknown'] },
    );
    expect(read.QueryExecutions).toHaveLength(1);
    expect(read.UnprocessedQueryExecutionIds).toMatchObject([
      { QueryExecutionId: 'unknown', ErrorCode: 'INVALID_INPUT' },
    ]);
  });
});
