import { afterEach, expect, it } from 'vitest';
import { bucketOf, hasBucket, resultsPlace } from '../../src/aws/bucket.ts';
import { runQuery } from '../../src/aws/run-query.ts';
import { localAws, type LocalAws } from '../fakes/local-aws.ts';

let local: LocalAws | undefined;
afterEach(() => local?.close());

it('the first query of an account makes the bucket that Athena writes its rows to', async () => {
  local = await localAws();
  const { aws, project } = local;
  const bucket = await bucketOf(aws, {});
  expect(await hasBucket(aws, bucket)).toBe(false);
  await runQuery(aws, { sql: 'select 1', results: await resultsPlace(aws, project) });
  expect(await hasBucket(aws, bucket)).toBe(true);
});
