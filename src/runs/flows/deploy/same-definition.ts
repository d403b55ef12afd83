import { definitionHash } from './definition-hash.ts';

/** Whether two definitions say the same, whatever the order of their keys and their white space. */
export function sameDefinition(one: string, other: string): boolean {
  if (one === other) return true;
  try {
    return definitionHash(one) === definitionHash(other);
  } catch {
    return false;
  }
}
