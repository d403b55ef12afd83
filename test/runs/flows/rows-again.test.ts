import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listObjects } from '../../../src/aws/list-objects.ts';
import { s3Place, type S3Place } from '../../../src/base/s3-place.ts';
import { ensureBucket } from '../../../src/aws/bucket.ts';
import { planRetry, retryFlow } from '../../../src/runs/flows/again/retry-flow.ts';
import { startFlow } from '../../../src/runs/flows/start/start-flow.ts';
import { targetOf } from '../../../src/runs/flows/again/clear-rows.ts';
import { flowScratch, statusesOf, type FlowScratch } from './flow-scratch.ts';

const files = {
  'flows/own.flow.ts': `
import { flow, sql } from 'mlx';
export default flow('own', {}, () => { sql("select 'TO ''x''' as words", { name: 'late' }); });`,
  'flows/named.flow.ts': `
import { flow, sql } from 'mlx';
export default flow('named', {}, () => {
  sql('select 1 as one', { name: 'late', output: 's3://named-by-user/late/' });
});`,
};

describe.for(['job', 'states'] as const)('a query that failed with rows half written, as %s', (way) => {
  let project: FlowScratch;
  beforeAll(async () => {
    project = await flowScratch(files);
  });
  afterAll(() => project.close());

  /** A run whose rows have an earlier query's file in their place. */
  async function failed(flow: string, place: (bucket: string, run: string) => string) {
    const { aws } = project;
    const plan = await project.prepare(flow, way);
    const rows = s3Place(place(plan.bucket, plan.run)) ?? { bucket: '', key: '' };
    await ensureBucket(aws, rows.bucket);
    const s3 = await aws.s3();
    await s3.send(new PutObjectCommand({ Bucket: rows.bucket, Key: `${rows.key}half.parquet`, Body: 'half' }));
    const { run } = await project.follow(await startFlow(plan, aws, () => undefined));
    expect(statusesOf(run)).toMatchObject({ late: 'failed' });
    const again = await project.follow(await retryFlow(run, aws, await planRetry(run, aws)));
    return { rows, run: again.run };
  }
  const keysBelow = async (place: S3Place) => (await listObjects(project.aws, place)).map(({ key }) => key);

  it('is retried into an empty place', async () => {
    const { rows, run } = await failed('own', (bucket, id) => `s3://${bucket}/mlx/trial/runs/${id}/late/output/rows/`);
    expect(run.status).toBe('completed');
    expect(await keysBelow(rows)).toEqual([expect.not.stringContaining('half.parquet')]);
  });

  it('is refused again where the place is one that the flow names, whose files stay', async () => {
    const { rows, run } = await failed('named', () => 's3://named-by-user/late/');
    expect(run.status).toBe('failed');
    expect(await keysBelow(rows)).toEqual([`${rows.key}half.parquet`]);
  });
});

it('finds where an UNLOAD writes to, whatever its query holds', () => {
  const query = "UNLOAD (select ') TO ''s3://a/'' WITH (' as x) TO 's3://b/it''s/' WITH (format = 'PARQUET')";
  expect(targetOf(query)).toBe("s3://b/it's/");
  expect(targetOf('select 1')).toBeUndefined();
});
