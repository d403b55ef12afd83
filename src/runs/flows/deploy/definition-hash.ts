import { createHash } from 'node:crypto';
import { compareTexts } from '../../../base/compare.ts';

/** The tag that tells by its value whether what is deployed is what mlx deployed last. */
export const definitionTag = 'mlx:definition';

/** A hash of what a definition says, whatever the order of its keys; 32 hex digits. */
export function definitionHash(text: string): string {
  return createHash('sha256')
    .update(canonical(JSON.parse(text)))
    .digest('hex')
    .slice(0, 32);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([one], [other]) => compareTexts(one, other));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
