import { expect, test } from 'vitest';
import { useObject } from '../../../src/local/jobs/use-object.ts';
import type { StoredObject } from '../../../src/local/s3/store.ts';

function objectAt(path: string): StoredObject {
  return { bucket: 'data', key: 'a.csv', size: 1, etag: '"1"', modified: 0, metadata: {}, headers: {}, path };
}

/** A disk on which only this file is there. */
function readOnly(present: string): (path: string) => Promise<string> {
  return async (path) => {
    if (path !== present) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
    return path;
  };
}

test('an object that is replaced between its row and its file is looked up again', async () => {
  const found = await useObject(objectAt('old'), { head: () => objectAt('new') }, readOnly('new'));
  expect(found).toBe('new');
});

test('an object that was deleted in the meantime is missing', async () => {
  await expect(useObject(objectAt('old'), { head: () => undefined }, readOnly('new'))).rejects.toThrow('no such file');
});

test('an object whose file stays missing is not looked up for ever', async () => {
  const objects = { head: () => objectAt('old') };
  await expect(useObject(objectAt('old'), objects, readOnly('new'))).rejects.toThrow('no such file: old');
});

test('a fault of the disk is told at once', async () => {
  const objects = { head: () => objectAt('new') };
  const asked: string[] = [];
  const using = useObject(objectAt('old'), objects, async (path) => {
    asked.push(path);
    throw Object.assign(new Error('input/output error'), { code: 'EIO' });
  });
  await expect(using).rejects.toThrow('input/output error');
  expect(asked).toEqual(['old']);
});
