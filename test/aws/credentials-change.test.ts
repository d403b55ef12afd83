import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialsChange } from '../../src/aws/credentials-change.ts';

describe('credentialsChange', () => {
  let home: string;
  let waited: number;
  const never = new AbortController().signal;

  /** Waits no time, and does `work` while it waits for that long. */
  function pauseAnd(at: number, work: () => Promise<void>) {
    return async (ms: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      waited += ms;
      if (waited === at) await work();
    };
  }

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'mlx-test-'));
    await mkdir(join(home, '.aws', 'sso', 'cache'), { recursive: true });
    waited = 0;
  });
  afterEach(() => rm(home, { recursive: true }));

  it('ends when signing in writes its token, in a file that was there or a new one', async () => {
    const token = join(home, '.aws', 'sso', 'cache', 'a.json');
    await credentialsChange(
      { HOME: home },
      never,
      pauseAnd(6000, () => writeFile(token, '{}')),
    );
    expect(waited).toBe(6000);
    await credentialsChange(
      { HOME: home },
      never,
      pauseAnd(10_000, () => writeFile(token, '{"accessToken": "b"}')),
    );
    expect(waited).toBe(10_000);
  });

  it('ends when the file of credentials changes, wherever the environment says that it is', async () => {
    const file = join(home, 'elsewhere');
    const env = { HOME: home, AWS_SHARED_CREDENTIALS_FILE: file };
    await credentialsChange(
      env,
      never,
      pauseAnd(4000, () => writeFile(file, '[default]\n')),
    );
    expect(waited).toBe(4000);
  });

  it('ends after ten seconds where nothing changes, or where there are no files at all', async () => {
    await credentialsChange(
      { HOME: join(home, 'nobody') },
      never,
      pauseAnd(-1, async () => undefined),
    );
    expect(waited).toBe(10_000);
  });

  it('ends at once by the signal', async () => {
    await expect(
      credentialsChange(
        { HOME: home },
        AbortSignal.abort(),
        pauseAnd(-1, async () => undefined),
      ),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
