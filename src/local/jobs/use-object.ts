import type { ObjectStore, StoredObject } from '../s3/store.ts';

/** How often an object may be replaced between its row and its file. */
const mostReplaced = 10;

/** Does something with an object's file. An object that is replaced in the meantime is looked up again. */
export async function useObject<T>(
  object: StoredObject,
  objects: Pick<ObjectStore, 'head'>,
  use: (path: string) => Promise<T>,
): Promise<T> {
  let present = object;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await use(present.path);
    } catch (error) {
      const next = isMissing(error) ? objects.head(object.bucket, object.key) : undefined;
      if (next === undefined || attempt >= mostReplaced) throw error;
      present = next;
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
