import { describe, expect, it } from 'vitest';
import { hiveText, parseHiveType } from '../../../src/local/athena/catalog/hive-type.ts';
import { fillParameters } from '../../../src/local/athena/statement/parameters.ts';
import { parseStatement } from '../../../src/local/athena/statement/parse.ts';
import type { CreateTable } from '../../../src/local/athena/statement/statement.ts';

describe('a statement', () => {
  it('is read with comments, quoted names and any case', () => {
    const made = parseStatement(`-- the flights
      create External Table IF NOT EXISTS \`NYC\`.\`Flights\` ( /* ids */
        id BigInt COMMENT 'it''s the id', \`when\` timestamp, tags array<struct<k:string,v:decimal(10, 2)>>)
      COMMENT 'all of them' PARTITIONED BY (dt string)
      ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde' WITH SERDEPROPERTIES ('separatorChar' = ';')
      LOCATION 's3://lake/flights' TBLPROPERTIES ('skip.header.line.count'='1');`) as CreateTable;
    expect(made).toMatchObject({
      kind: 'create-table',
      table: { database: 'nyc', name: 'flights' },
      ifNotExists: true,
      columns: [
        { name: 'id', type: 'bigint', comment: "it's the id" },
        { name: 'when', type: 'timestamp' },
        { name: 'tags', type: 'array<struct<k:string,v:decimal(10,2)>>' },
      ],
      partitionKeys: [{ name: 'dt', type: 'string' }],
      comment: 'all of them',
      location: 's3://lake/flights',
      parameters: { 'skip.header.line.count': '1' },
    });
    expect(made.format).toMatchObject({ kind: 'csv', serdeProperties: { separatorChar: ';' } });
  });

  it('keeps the lines and columns of the query inside UNLOAD', () => {
    const made = parseStatement("UNLOAD\n (SELECT (1) AS a) TO 's3://lake/out/' WITH (format = 'JSON')");
    expect(made).toMatchObject({ kind: 'unload', location: 's3://lake/out/', options: { format: 'JSON' } });
    expect('sql' in made && made.sql).toBe('      \n  SELECT (1) AS a');
  });

  it('takes a semicolon at its end, and none inside a string for one', () => {
    expect(parseStatement("SELECT ';' ;")).toEqual({ kind: 'select', sql: "SELECT ';'" });
  });

  it.each([
    ['selec 1', "line 1:1: mismatched input 'selec'. Expecting: 'ALTER', 'CREATE'"],
    [
      "CREATE EXTERNAL TABLE t (a nonsense)\nLOCATION 's3://b/'",
      "line 1:28: mismatched input 'nonsense'. Expecting: '<type>'",
    ],
    ['CREATE EXTERNAL TABLE t (a int)', "line 1:32: mismatched input '<EOF>'. Expecting: 'LOCATION'"],
    ["CREATE EXTERNAL TABLE t (a int) STORED AS ORC LOCATION 's3://b/'", "line 1:43: mismatched input 'ORC'"],
    ['DROP\n  TABEL t', "line 2:3: mismatched input 'TABEL'. Expecting: 'DATABASE', 'SCHEMA', 'TABLE', 'VIEW'"],
    ["SHOW TABLES 'a' 'b'", "line 1:17: mismatched input 'b'. Expecting: '<EOF>'"],
    ["SELECT 'open", "line 1:8: mismatched input ''open'"],
    ["COPY t TO '/etc/x'", "line 1:1: mismatched input 'COPY'"],
    ['INSTALL httpfs', "line 1:1: mismatched input 'INSTALL'"],
    ["UNLOAD (SELECT 1 TO 's3://b/'", "line 1:30: mismatched input '<EOF>'. Expecting: ')'"],
  ])('%s is refused at its place', (sql, words) => {
    expect(() => parseStatement(sql)).toThrow(words);
  });
});

describe('a Hive type', () => {
  it.each(['int', 'decimal(38,10)', 'varchar(20)', 'map<string,array<struct<a:int,b:map<int,date>>>>'])(
    '%s is read and written',
    (text) => {
      const type = parseHiveType(text);
      expect(type && hiveText(type)).toBe(text);
    },
  );

  it.each(['', 'varchar(x)', 'array<int', 'array<int>>', 'struct<a>', 'map<int>', 'int; DROP TABLE x'])(
    '"%s" is none',
    (text) => {
      expect(parseHiveType(text)).toBeUndefined();
    },
  );
});

describe('execution parameters', () => {
  it('take the places of question marks outside strings and comments', () => {
    expect(fillParameters("SELECT '?', ? -- ?\n, ?", ["'it''s'", '-1.5'])).toBe("SELECT '?', 'it''s' -- ?\n, -1.5");
  });

  it.each(['1 OR 1=1', "'a' || 'b'", '1) UNION (SELECT 2', '1 -- x', '(SELECT 1)', 'a', ''])(
    '%s is no literal',
    (parameter) => {
      expect(() => fillParameters('SELECT ?', [parameter])).toThrow('Invalid parameter value');
    },
  );

  it('must be as many as the places', () => {
    expect(() => fillParameters('SELECT ?, ?', ['1'])).toThrow('expected 2 but found 1');
  });
});
