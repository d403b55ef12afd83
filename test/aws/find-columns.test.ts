import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RowFormat } from '../../src/define/ref.ts';
import { findColumns } from '../../src/aws/tables/find-columns.ts';
import { hiveType } from '../../src/aws/tables/hive-type.ts';
import { createTableSql } from '../../src/aws/tables/create-table.ts';
import { sniffFormat } from '../../src/aws/tables/sniff-format.ts';

describe('findColumns', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mlx-test-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function columnsIn(name: string, content: string, format: RowFormat, whole = true): Promise<string[]> {
    const path = join(folder, name);
    await writeFile(path, content);
    const columns = await findColumns({ path, format, source: name, whole });
    return columns.map((column) => `${column.name} ${column.type}`);
  }

  it('gives CSV a number only where each row of the whole table has one', async () => {
    const rows = 'id,Age,ok,day,name\n1,30,true,2013-01-01,Ann\n2,,false,2013-01-02,"Bob, ""jr"""\n';
    await expect(columnsIn('a.csv', rows, 'csv')).resolves.toEqual([
      'id bigint',
      'age string',
      'ok boolean',
      'day string',
      'name string',
    ]);
    await expect(columnsIn('a.csv', rows, 'csv', false)).resolves.toContain('id string');
  });

  it('gives JSON Lines nested types, and leaves its times text', async () => {
    const rows = '{"a": {"b": [1, 2], "c": "x"}, "t": "2013-01-01 10:00:00", "n": null, "f": 1.5}\n';
    await expect(columnsIn('a.json', rows, 'json')).resolves.toEqual([
      'a struct<b:array<bigint>,c:string>',
      't string',
      'n string',
      'f double',
    ]);
  });

  it('gives Parquet the types that it was written with', async () => {
    const path = join(folder, 'a.parquet');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const columns = `1::INT AS i, 2::SMALLINT AS s, 1.5::DECIMAL(9,2) AS d, DATE '2013-01-01' AS day, TIMESTAMP '2013-01-01' AS t, MAP {'a': 1} AS m`;
    await connection.run(`COPY (SELECT ${columns}) TO '${path}' (FORMAT parquet)`);
    connection.closeSync();
    const found = await findColumns({ path, format: 'parquet', source: 'a.parquet', whole: true });
    expect(found.map(({ type }) => type)).toEqual([
      'int',
      'smallint',
      'decimal(9,2)',
      'date',
      'timestamp',
      'map<string,int>',
    ]);
  });

  it('reads the file that it was given, whatever its name looks like', async () => {
    await writeFile(join(folder, 'ab.csv'), 'wrong\n1\n');
    await expect(columnsIn("[ab]*'; DROP.csv", 'right\n1\n', 'csv')).resolves.toEqual(['right bigint']);
  });

  it.each([
    ['a name with a backtick', '{"a`b": 1}', /may not hold/],
    ['names that differ in case only', '{"a": 1, "A": 2}', /upper and lower case/],
    ['no name', '{"": 1}', /has no name/],
    ['a name with a line end', '{"a\\nb": 1}', /may not hold/],
  ])('refuses %s', async (_, row, reason) => {
    await expect(columnsIn('bad.json', `${row}\n`, 'json')).rejects.toMatchObject({
      code: expect.stringMatching(/^TABLE_/) as string,
      details: { reason: expect.stringMatching(reason) as string },
    });
  });

  it('says why a file is no table', async () => {
    await expect(columnsIn('no.parquet', 'not parquet at all', 'parquet')).rejects.toMatchObject({
      code: 'TABLE_UNREADABLE',
    });
  });
});

describe('hiveType', () => {
  it.each([
    ['STRUCT("x y" INTEGER)', undefined],
    ['STRUCT(a STRUCT(b VARCHAR[]), c DECIMAL(4,1))', 'struct<a:struct<b:array<string>>,c:decimal(4,1)>'],
    ['INTERVAL', undefined],
    ['UNION(a INTEGER)', undefined],
  ])('reads %s as %s', (duck, hive) => {
    expect(hiveType(duck, 'parquet')).toBe(hive);
  });
});

describe('createTableSql', () => {
  it('quotes names and text, so that none of them ends its place', () => {
    const sql = createTableSql({
      database: 'd`b',
      name: 't',
      columns: [{ name: 'a b', type: 'string' }],
      format: 'csv',
      location: "s3://b/it's/",
    });
    expect(sql).toMatchInlineSnapshot(`
      "CREATE EXTERNAL TABLE \`d\`\`b\`.\`t\` (
        \`a b\` string
      )
      ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde'
      WITH SERDEPROPERTIES ('separatorChar' = ',', 'quoteChar' = '"')
      STORED AS TEXTFILE
      LOCATION 's3://b/it\\'s/'
      TBLPROPERTIES ('classification' = 'csv', 'skip.header.line.count' = '1')"
    `);
  });
});

describe('sniffFormat', () => {
  it.each([
    ['PAR1....', 'parquet'],
    ['  {"a": 1}', 'json'],
    ['a,b\n1,2', 'csv'],
    ['', 'csv'],
  ])('takes %j for %s', (head, format) => {
    expect(sniffFormat(Buffer.from(head))).toBe(format);
  });
});
