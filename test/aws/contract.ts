import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ListTagsCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsName } from '../../src/aws/aws-refusal.ts';
import type { Aws } from '../../src/aws/aws.ts';
import { bucketOf, ensureBucket, hasBucket, resultsPlace } from '../../src/aws/bucket.ts';
import { listObjects } from '../../src/aws/list-objects.ts';
import { putContent, putFile } from '../../src/aws/put-object.ts';
import { readRows } from '../../src/aws/read-rows.ts';
import { runQuery } from '../../src/aws/run-query.ts';
import { checkSql } from '../../src/aws/tables/check-sql.ts';
import { describeTable, findTable } from '../../src/aws/tables/describe-table.ts';
import { listDatabases, listTables } from '../../src/aws/tables/list-tables.ts';
import { ensureProjectTables, type TablesOfProject } from '../../src/aws/tables/project-tables.ts';
import { registerPrefix } from '../../src/aws/tables/register-prefix.ts';

export interface Subject {
  aws: Aws;
  root: string;
  close: () => Promise<void>;
}

/** What `Aws` does, whichever AWS is behind it. */
export function describeAws(how: string, open: () => Promise<Subject>): void {
  describe(`Aws ${how}`, () => {
    let subject: Subject;
    let results: string;
    const project = (): TablesOfProject => ({ root: subject.root, name: 'trial', tables: {} });

    beforeAll(async () => {
      subject = await open();
      const bucket = await bucketOf(subject.aws, project());
      await ensureBucket(subject.aws, bucket);
      results = await resultsPlace(subject.aws, project());
    });
    afterAll(() => subject.close());

    it('tells who calls', async () => {
      await expect(subject.aws.identity()).resolves.toMatchObject({ account: '000000000000', partition: 'aws' });
    });

    it('makes the customary bucket once', async () => {
      const bucket = 'sagemaker-us-east-1-000000000000';
      await expect(hasBucket(subject.aws, bucket)).resolves.toBe(true);
      await expect(hasBucket(subject.aws, 'nobody-made-this-one')).resolves.toBe(false);
      await ensureBucket(subject.aws, bucket);
    });

    it('puts content and files of any size, and lists them by their keys', async () => {
      const bucket = await bucketOf(subject.aws, project());
      const s3 = await subject.aws.s3();
      const large = join(subject.root, 'large.bin');
      const bytes = 65 * 1024 * 1024;
      await writeFile(large, new Uint8Array(bytes).fill(7));
      await putContent(s3, { bucket, key: 'put/a b.txt' }, Buffer.from('hello'));
      await putFile(s3, { bucket, key: 'put/large.bin' }, large, bytes);
      await expect(listObjects(subject.aws, { bucket, key: 'put/' })).resolves.toEqual([
        { key: 'put/a b.txt', size: 5 },
        { key: 'put/large.bin', size: bytes },
      ]);
    });

    it('tells a service error with the service, the operation and the original as its cause', async () => {
      const sagemaker = await subject.aws.sagemaker();
      const ResourceArn = 'arn:aws:sagemaker:us-east-1:000000000000:processing-job/nobody';
      const error: unknown = await sagemaker
        .send(new ListTagsCommand({ ResourceArn }))
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'MlxError', details: { service: 'SageMaker', operation: 'ListTags' } });
      expect(awsName(error)).toMatch(/^(ValidationException|ResourceNotFound)$/);
    });

    it('registers the files of a prefix as a table, and reads its rows with their types', async () => {
      const bucket = await bucketOf(subject.aws, project());
      const s3 = await subject.aws.s3();
      const rows = ['{"id": 1, "name": "a", "score": 0.5}', '{"id": 2, "name": null, "score": 1.5}'];
      await putContent(s3, { bucket, key: 'rows/part-0.json' }, Buffer.from(`${rows.join('\n')}\n`));
      await registerPrefix(subject.aws, { database: 'ml', name: 'rows', location: `s3://${bucket}/rows` }, results);
      const table = await describeTable(subject.aws, 'ml', 'rows');
      expect(table).toMatchObject({ kind: 'table', format: 'json', location: `s3://${bucket}/rows/` });
      expect(table.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
        'id bigint',
        'name string',
        'score double',
      ]);
      const query = await runQuery(subject.aws, { sql: 'SELECT * FROM ml.rows ORDER BY id', results });
      await expect(readRows(subject.aws, query, 1)).resolves.toMatchObject({ rows: [[1, 'a', 0.5]], more: true });
      await expect(readRows(subject.aws, query, 10)).resolves.toMatchObject({
        rows: [
          [1, 'a', 0.5],
          [2, null, 1.5],
        ],
        more: false,
      });
    });

    it('lists databases and tables with their columns', async () => {
      await expect(listDatabases(subject.aws)).resolves.toContain('ml');
      const tables = await listTables(subject.aws, 'ml');
      expect(tables.map(({ name }) => name)).toContain('rows');
    });

    it('names the nearest table where there is none of the name', async () => {
      await expect(findTable(subject.aws, 'ml', 'row')).resolves.toBeUndefined();
      const refusal = describeTable(subject.aws, 'ml', 'rowz');
      await expect(refusal).rejects.toMatchObject({ code: 'TABLE_UNKNOWN', details: { nearest: 'ml.rows' } });
    });

    it('has a query checked without running it, and names what was probably meant', async () => {
      await expect(checkSql(subject.aws, { sql: 'SELECT id FROM ml.rows', results })).resolves.toBeUndefined();
      await expect(checkSql(subject.aws, { sql: 'SELECT id FROM ml.rowz', results })).resolves.toMatchObject({
        nearest: 'ml.rows',
      });
      await expect(checkSql(subject.aws, { sql: 'SELECT scoer FROM ml.rows', results })).resolves.toMatchObject({
        nearest: 'score',
        reason: expect.stringContaining('line 1:8') as string,
      });
    });

    it('registers the tables of a project again only when their files have changed', async () => {
      const file = join(subject.root, 'people.csv');
      const withTable = { ...project(), tables: { 'hr.people': 'people.csv' } };
      await writeFile(file, 'id,name,age\n1,Ann,\n2,"Bob, jr",40\n');
      await expect(ensureProjectTables(subject.aws, withTable)).resolves.toEqual(['hr.people']);
      await expect(ensureProjectTables(subject.aws, withTable)).resolves.toEqual([]);
      const table = await describeTable(subject.aws, 'hr', 'people');
      expect(table.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
        'id bigint',
        'name string',
        'age string',
      ]);
      await writeFile(file, 'id,name,age\n1,Ann,30\n');
      await expect(ensureProjectTables(subject.aws, withTable)).resolves.toEqual(['hr.people']);
      const query = await runQuery(subject.aws, { sql: 'SELECT * FROM hr.people', results });
      await expect(readRows(subject.aws, query, 5)).resolves.toMatchObject({ rows: [[1, 'Ann', 30]] });
    });
  });
}
