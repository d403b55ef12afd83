import type { Aws } from '../../aws/aws.ts';
import { bucketOf, hasBucket } from '../../aws/bucket.ts';
import { roleOf } from '../../aws/role.ts';
import { MlxError, tell } from '../../base/errors.ts';
import type { Fact } from './fact.ts';

/** What of a project says where its jobs run. */
export interface PlaceOfProject {
  bucket?: string;
  role?: string;
}

/** Who calls, where, as which role jobs run, and where their data goes. */
export async function awsFacts(aws: Aws, project: PlaceOfProject): Promise<Fact[]> {
  const region: Fact = { about: 'region', state: 'ok', found: `${aws.region} (${aws.where})` };
  const credentials = await fact('credentials', async () => (await aws.identity()).arn);
  if (credentials.state !== 'ok') return [region, credentials];
  return [
    region,
    credentials,
    await fact('role', async () => roleOf(await aws.identity(), project.role)),
    await bucketFact(aws, project),
  ];
}

/** A fact that is as told, or that failed with an error's words. */
export async function fact(about: string, look: () => Promise<string>): Promise<Fact> {
  try {
    return { about, state: 'ok', found: await look() };
  } catch (error) {
    if (!(error instanceof MlxError)) throw error;
    const { what, fix } = tell(error.code, error.details);
    return { about, state: 'fail', found: what, repair: fix };
  }
}

async function bucketFact(aws: Aws, project: PlaceOfProject): Promise<Fact> {
  let present = false;
  const found = await fact('bucket', async () => {
    const bucket = await bucketOf(aws, project);
    present = await hasBucket(aws, bucket);
    return bucket;
  });
  if (found.state !== 'ok' || present) return found;
  return { ...found, found: `${found.found} is not there yet; the first run makes it` };
}
