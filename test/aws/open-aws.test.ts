import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAws } from '../../src/aws/open-aws.ts';
import { readProfiles } from '../../src/aws/profiles.ts';

describe('openAws', () => {
  let root: string;
  let env: Record<string, string>;

  async function regionWith(more: object, project: object): Promise<string> {
    const aws = await openAws({ on: 'prod', project: { root, ...project }, env: { ...env, ...more } });
    return aws.region;
  }

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'mlx-test-'));
    env = { AWS_CONFIG_FILE: join(root, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(root, 'credentials') };
    const config = [
      '[default]',
      'region = us-west-2',
      '[profile prod]',
      'sso_session = x',
      's3 =',
      '  region = nested',
      'region=eu-west-1',
    ];
    await writeFile(
      join(root, 'config'),
      [...config, '[sso-session x]', 'sso_region = us-east-1', 'region = no'].join('\n'),
    );
    await writeFile(join(root, 'credentials'), '[default]\naws_access_key_id = a\n[bare]\naws_access_key_id = b\n');
  });
  afterAll(() => rm(root, { recursive: true }));

  it('reads the profiles of both files', async () => {
    await expect(readProfiles(env)).resolves.toEqual([
      { name: 'default', region: 'us-west-2' },
      { name: 'prod', region: 'eu-west-1' },
      { name: 'bare' },
    ]);
  });

  it('takes the region from the environment, then the project, then the profile', async () => {
    await expect(regionWith({ AWS_REGION: 'a' }, { region: 'b' })).resolves.toBe('a');
    await expect(regionWith({ AWS_DEFAULT_REGION: 'c' }, { region: 'b' })).resolves.toBe('c');
    await expect(regionWith({}, { region: 'b' })).resolves.toBe('b');
    await expect(regionWith({}, {})).resolves.toBe('eu-west-1');
  });

  it('names the nearest profile where there is none of the name', async () => {
    await expect(openAws({ on: 'prd', project: { root }, env })).rejects.toMatchObject({
      code: 'AWS_PROFILE_UNKNOWN',
      details: { nearest: 'prod' },
    });
  });

  it('asks for a region where none is set', async () => {
    await expect(openAws({ on: 'bare', project: { root }, env })).rejects.toMatchObject({ code: 'AWS_REGION_MISSING' });
  });

  it('opens nothing before something is wanted', async () => {
    const aws = await openAws({ on: 'local', project: { root: join(root, 'nowhere') }, env });
    await aws.close();
    await expect(rm(join(root, 'nowhere', '.mlx'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('tries again what failed', async () => {
    await writeFile(join(root, 'blocked'), 'a file');
    const aws = await openAws({ on: 'local', project: { root: join(root, 'blocked') }, env });
    await expect(aws.identity()).rejects.toMatchObject({ code: 'LOCAL_FOLDER_UNWRITABLE' });
    await rm(join(root, 'blocked'));
    await expect(aws.identity()).resolves.toMatchObject({ account: '000000000000' });
    await aws.close();
  });
});
