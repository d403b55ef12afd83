import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = openWorld();
  await world.rows('CREATE DATABASE lab');
});
afterEach(() => world.close());

const keys = (prefix: string) => [...world.aws.objects.list('lake', prefix)].map(({ key }) => key);
const table = (name: string, columns: string, rest: string) =>
  world.rows(`CREATE EXTERNAL TABLE lab.${name} (${columns}) ${rest} LOCATION 's3://lake/${name}/'`);
const json = "ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'";

describe('a table of JSON Lines', () => {
  it('reads plain and gzip files, missing columns as null, names in any case', async () => {
    await world.put('t/a.json', '{"ID":1,"When":"2013-01-01 05:00:00","tags":["a"],"extra":true}\n');
    await world.put('t/b.json.gz', gzipSync('{"ID":2}\n'));
    await world.put('t/_SUCCESS', 'no JSON');
    await world.put('t/.part/c.json', 'no JSON');
    await table('t', 'id bigint, `when` timestamp, tags array<string>, gone double', json);
    expect(await world.rows('SELECT * FROM lab.t ORDER BY id')).toEqual([
      ['id', 'when', 'tags', 'gone'],
      ['1', '2013-01-01 05:00:00.000', '[a]', null],
      ['2', null, null, null],
    ]);
  });

  it('with a broken line fails and says so, unless told to pass it over', async () => {
    await world.put('t/a.json', '{"id":1}\nnonsense\n{"id":3}\n');
    await table('t', 'id bigint', json);
    const { Status } = await world.run('SELECT * FROM lab.t');
    expect(Status.State).toBe('FAILED');
    expect(Status.StateChangeReason).toMatch(/^HIVE_CURSOR_ERROR: Malformed JSON in file "s3:\/\/lake\/t\/a\.json"/);
    await world.rows('DROP TABLE lab.t');
    await table('t', 'id bigint', `${json} WITH SERDEPROPERTIES ('ignore.malformed.json' = 'true')`);
    expect(await world.rows('SELECT count(id) AS n FROM lab.t')).toEqual([['n'], ['2']]);
  });
});

describe('a table of delimited text', () => {
  it('reads by its delimiter, \\N as null, and what is no number as null', async () => {
    await world.put('t/a.txt', '1|a "quoted"|2\n\\N|\\N|x\n3\n');
    await table('t', 'id int, name string, n int', "ROW FORMAT DELIMITED FIELDS TERMINATED BY '|' STORED AS TEXTFILE");
    expect((await world.rows('SELECT * FROM lab.t')).slice(1)).toEqual([
      ['1', 'a "quoted"', '2'],
      [null, null, null],
      ['3', null, null],
    ]);
  });
});

describe('a table of Parquet', () => {
  it('casts to the declared types and has null for columns that the files lack', async () => {
    await world.rows("UNLOAD (SELECT 1 AS a, 'x' AS b) TO 's3://lake/t/' WITH (format = 'PARQUET')");
    await table('t', 'b string, a string, c date', 'STORED AS PARQUET');
    expect(await world.rows('SELECT * FROM lab.t')).toEqual([
      ['b', 'a', 'c'],
      ['x', '1', null],
    ]);
  });

  it('that is none fails without telling paths of this machine', async () => {
    await world.put('t/a.parquet', 'this is no Parquet file at all');
    await table('t', 'a int', 'STORED AS PARQUET');
    const reason = await world.fails('SELECT * FROM lab.t');
    expect(reason).toMatch(/^HIVE_BAD_DATA: .*lab\.t/);
    expect(reason).not.toContain(world.aws.home.root);
  });

  it('without a file has no rows', async () => {
    await table('t', 'a int', 'STORED AS PARQUET');
    expect(await world.rows('SELECT a FROM lab.t')).toEqual([['a']]);
  });
});

describe('a partitioned table', () => {
  it('is written by CREATE TABLE AS, grown by INSERT and read with its keys', async () => {
    await world.rows(`CREATE TABLE lab.p WITH (format = 'JSON', external_location = 's3://lake/p/', partitioned_by = ARRAY['dt'])
      AS SELECT 1 AS a, '2013-01-01' AS dt`);
    await world.rows("INSERT INTO lab.p VALUES (2, '2013-01-02'), (3, '2013 x')");
    expect(await world.rows('SELECT a, dt FROM lab.p ORDER BY a')).toEqual([
      ['a', 'dt'],
      ['1', '2013-01-01'],
      ['2', '2013-01-02'],
      ['3', '2013 x'],
    ]);
    expect(keys('p/dt=2013-01-01/')).toHaveLength(1);
    expect(await world.rows('SHOW PARTITIONS lab.p')).toContainEqual(['dt=2013-01-02']);
  });

  it('learns its partitions by MSCK REPAIR TABLE and ALTER TABLE', async () => {
    await world.put('p/dt=a/x.json', '{"v":1}\n');
    await world.put('elsewhere/x.json', '{"v":2}\n');
    await table('p', 'v int', `PARTITIONED BY (dt string) ${json}`);
    expect(await world.rows('SELECT * FROM lab.p')).toEqual([['v', 'dt']]);
    await world.rows('MSCK REPAIR TABLE lab.p');
    await world.rows("ALTER TABLE lab.p ADD IF NOT EXISTS PARTITION (dt = 'b') LOCATION 's3://lake/elsewhere/'");
    expect((await world.rows('SELECT * FROM lab.p ORDER BY dt')).slice(1)).toEqual([
      ['1', 'a'],
      ['2', 'b'],
    ]);
    await world.rows("ALTER TABLE lab.p DROP PARTITION (dt = 'a')");
    expect((await world.rows('SELECT * FROM lab.p')).slice(1)).toEqual([['2', 'b']]);
  });
});

describe('UNLOAD', () => {
  it.each([
    ['PARQUET', 'SNAPPY', 'STORED AS PARQUET'],
    ['JSON', 'GZIP', json],
    ['TEXTFILE', 'NONE', ''],
  ])('writes %s that a table reads again', async (format, compression, stored) => {
    const { Statistics, Status } = await world.run(
      `UNLOAD (SELECT 1 AS a, 'é "x"' AS b, cast(null AS double) AS c) TO 's3://lake/t/' WITH (format = '${format}', compression = '${compression}')`,
    );
    expect(Status.StateChangeReason).toBeUndefined();
    await table('t', 'a int, b string, c double', stored);
    expect(await world.rows('SELECT * FROM lab.t')).toEqual([
      ['a', 'b', 'c'],
      ['1', 'é "x"', null],
    ]);
    expect(Statistics.DataManifestLocation).toMatch(/^s3:\/\/lake\/results\/.*-manifest\.csv$/);
  });

  it('refuses a place that is not empty and leaves it as it was', async () => {
    await world.put('t/a', 'here');
    expect(await world.fails("UNLOAD (SELECT 1 AS a) TO 's3://lake/t/' WITH (format = 'JSON')")).toMatch(
      /^HIVE_PATH_ALREADY_EXISTS: Target directory for table .* already exists: s3:\/\/lake\/t\//,
    );
    expect(keys('t/')).toEqual(['t/a']);
  });

  it('refuses formats that it can not write, and says which it can', async () => {
    expect(await world.fails("UNLOAD (SELECT 1 AS a) TO 's3://lake/t/' WITH (format = 'ORC')")).toContain(
      'PARQUET, JSON and TEXTFILE',
    );
  });
});

describe('a view', () => {
  it('is read like a table, by other views too, and found in the context it was made in', async () => {
    await world.rows("UNLOAD (SELECT 1 AS a) TO 's3://lake/t/' WITH (format = 'PARQUET')");
    await table('t', 'a int', 'STORED AS PARQUET');
    await world.rows('CREATE VIEW v AS SELECT a + 1 AS b FROM t', { QueryExecutionContext: { Database: 'lab' } });
    await world.rows('CREATE VIEW lab.w AS SELECT b * 10 AS c FROM lab.v');
    expect(await world.rows('SELECT c, b FROM lab.w, lab.v')).toEqual([
      ['c', 'b'],
      ['20', '2'],
    ]);
    expect(await world.fails('CREATE VIEW lab.v AS SELECT 1 AS x')).toContain('View already exists');
    expect(await world.rows('SHOW VIEWS IN lab')).toEqual([['v'], ['w']]);
  });

  it('that comes to read itself is told', async () => {
    await world.rows('CREATE VIEW lab.v AS SELECT 1 AS a');
    await world.rows('CREATE VIEW lab.w AS SELECT a FROM lab.v');
    await world.rows('CREATE OR REPLACE VIEW lab.v AS SELECT a FROM lab.w');
    expect(await world.fails('SELECT * FROM lab.v')).toContain('reads itself');
  });
});

describe('the catalog', () => {
  it('says in Hive words what is there already and what is not', async () => {
    await table('t', 'a int', json);
    expect(await world.fails('CREATE DATABASE lab')).toContain(
      'AlreadyExistsException(message:Database lab already exists.)',
    );
    expect(await world.fails('DROP DATABASE lab')).toContain('Database lab is not empty');
    expect(await world.fails('DROP TABLE lab.x')).toContain('Table not found lab.x');
    expect(await world.fails("CREATE EXTERNAL TABLE lab.t (a int) LOCATION 's3://lake/t/'")).toContain(
      'Table t already exists',
    );
    expect(await world.fails("CREATE EXTERNAL TABLE lab.u (a int, A string) LOCATION 's3://lake/t/'")).toContain(
      'Duplicate column name: a',
    );
    await world.rows('CREATE DATABASE IF NOT EXISTS lab');
    await world.rows('DROP TABLE IF EXISTS lab.x');
    await world.rows('DROP DATABASE lab CASCADE');
    expect(await world.rows('SHOW DATABASES')).toEqual([['default']]);
  });

  it('gives DDL that makes the table again', async () => {
    await table('t', "a int COMMENT 'it''s a', b array<string>", `PARTITIONED BY (dt string) ${json}`);
    const ddl = (await world.rows('SHOW CREATE TABLE lab.t')).map(([line]) => line).join('\n');
    await world.rows('DROP TABLE lab.t');
    await world.rows(ddl.replace('`lab.t`', 'lab.t'));
    expect((await world.rows('SHOW CREATE TABLE lab.t')).map(([line]) => line).join('\n')).toBe(ddl);
  });

  it('is listed by the metadata calls, in pages and by pattern', async () => {
    for (const name of ['flights', 'weather', 'flat']) await table(name, 'a int', json);
    type List = { TableMetadataList: { Name: string }[]; NextToken?: string };
    const all = { CatalogName: 'AwsDataCatalog', DatabaseName: 'lab' };
    const first = await world.call<List>('ListTableMetadata', { ...all, MaxResults: 2 });
    const second = await world.call<List>('ListTableMetadata', { ...all, MaxResults: 2, NextToken: first.NextToken });
    expect([first, second].map((page) => page.TableMetadataList.map(({ Name }) => Name))).toEqual([
      ['flat', 'flights'],
      ['weather'],
    ]);
    const fl = await world.call<List>('ListTableMetadata', { ...all, Expression: 'fl*' });
    expect(fl.TableMetadataList.map(({ Name }) => Name)).toEqual(['flat', 'flights']);
    await expect(world.call('GetTableMetadata', { ...all, TableName: 'x' })).rejects.toThrow('EntityNotFoundException');
    await expect(world.call('ListDatabases', { CatalogName: 'other' })).rejects.toThrow(
      'Data catalog other was not found',
    );
    await expect(world.call('ListTableMetadata', { ...all, NextToken: 'nonsense' })).rejects.toThrow(
      'Token is not valid',
    );
  });
});
