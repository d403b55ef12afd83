import { createHash } from 'node:crypto';

/**
 * A name of at most so many characters: itself, or its start with a hyphen and six hex digits of its hash, so that two long
 * names that begin alike stay two.
 */
export function shorten(name: string, most: number): string {
  if (name.length <= most) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 6);
  return `${name.slice(0, most - 7).replace(/-+$/u, '')}-${hash}`;
}
