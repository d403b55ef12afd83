import { randomBytes } from 'node:crypto';

/** Depth below which a key's folders are kept as folders; deeper ones would only make long paths. */
const maxDepth = 32;

/**
 * Names, relative to the bucket's folder, under which an object's bytes may be kept, best first. The first reads like the
 * key; the second stays beside it when that name is taken; the last is free of the key, for keys that no file system takes.
 * The row of the object says which one was used, so two keys may lead to one name, and no name leads out of the folder.
 */
export function fileNames(key: string): string[] {
  const mark = randomBytes(6).toString('hex');
  const parts = key.split('/').map(safePart);
  const spare = `~/${mark.slice(0, 2)}/${mark}`;
  if (parts.length > maxDepth) return [spare];
  const plain = parts.join('/');
  return [plain, plain.replace(/(?=(?:\.[A-Za-z0-9]{1,10}){0,2}$)/u, `~${mark}`), spare];
}

/** One component without anything that a shell, a glob or a file system reads as more than a name. */
function safePart(part: string): string {
  if (part === '') return '%';
  const safe = part.replace(/[^\p{L}\p{M}\p{N}_.=+@, -]/gu, percentEncode);
  return /^\.+$/u.test(safe) ? safe.replaceAll('.', '%2E') : safe;
}

function percentEncode(character: string): string {
  return Array.from(Buffer.from(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
