import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pythonTools } from '../../setup/python.ts';
import { openStorage, type Storage } from '../fakes/storage.ts';

const tools = pythonTools();

describe.skipIf(!tools)('the AWS CLI and the embedded S3', () => {
  let storage: Storage;
  const aws = (...args: string[]): Promise<string> => storage.run(tools!.aws, args);

  beforeAll(async () => {
    storage = await openStorage();
    await aws('s3', 'mb', 's3://cli-bucket');
  });

  afterAll(() => storage.close());

  test('cp sends a file of 20 MB in parts and brings it back whole', async () => {
    const big = randomBytes(20 * 1024 * 1024);
    writeFileSync(join(storage.folder, 'big'), big);
    await aws('s3', 'cp', 'big', 's3://cli-bucket/in/big', '--no-progress');
    await aws('s3', 'cp', 's3://cli-bucket/in/big', 'back', '--no-progress');
    expect(readFileSync(join(storage.folder, 'back')).equals(big)).toBe(true);
    expect(storage.aws.objects.head('cli-bucket', 'in/big')?.etag).toMatch(/-3"$/u);
  });

  test('sync sends a folder once, ls shows it, rm --recursive removes it', async () => {
    const folder = join(storage.folder, 'tree');
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    for (const name of ['one.txt', 'a/two.txt', 'a/b/three with spaces & ümlaut.txt']) {
      writeFileSync(join(folder, name), name);
    }
    const first = await aws('s3', 'sync', 'tree', 's3://cli-bucket/tree', '--no-progress');
    const second = await aws('s3', 'sync', 'tree', 's3://cli-bucket/tree', '--no-progress');
    expect([first.trim().split('\n').length, second]).toEqual([3, '']);
    expect(await aws('s3', 'ls', 's3://cli-bucket/tree/')).toMatch(/ PRE a\/\n.* 7 one\.txt\n$/u);
    expect(await aws('s3', 'ls', '--recursive', 's3://cli-bucket/tree/')).toContain(
      'a/b/three with spaces & ümlaut.txt',
    );
    await aws('s3', 'rm', '--recursive', 's3://cli-bucket/tree');
    expect([...storage.aws.objects.list('cli-bucket', 'tree')]).toEqual([]);
  });

  test('mv copies within the service and removes the source', async () => {
    await storage.aws.objects.put('cli-bucket', 'old', Buffer.from('bytes'));
    await aws('s3', 'mv', 's3://cli-bucket/old', 's3://cli-bucket/new');
    expect(Array.from(storage.aws.objects.list('cli-bucket', 'new'), ({ size }) => size)).toEqual([5]);
    expect(storage.aws.objects.head('cli-bucket', 'old')).toBeUndefined();
  });
});
