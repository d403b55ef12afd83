import type { Shape } from '../../limits/shape.ts';
import type { Words } from '../words/words.ts';
import { heldBy, innerType, type Spot } from './spot.ts';

/** The type of a spot in people's words: `whole number`, `list of Channel`, `one of 168 texts`. */
export function typeWords(spot: Spot, words: Words): string {
  if (spot.type.endsWith('[]') || spot.limit?.type === 'list') return `list of ${innerWords(spot, words)}`;
  if (/^(?:Partial<)?Record</u.test(spot.type) || spot.limit?.type === 'map')
    return `map to ${innerWords(spot, words)}`;
  const choices = choicesOf(spot, words);
  if (choices.length > 0)
    return choices.length === 1 ? `the text ${choices[0] ?? ''}` : `one of ${choices.length} texts`;
  const plain = plainWords(spot.limit, spot.type);
  return plain ?? (spot.type === '' ? 'structure' : spot.type);
}

/** The texts that a spot takes, where these can be listed. */
export function choicesOf(spot: Spot, words: Words): readonly string[] {
  const held = heldBy(spot);
  if (held.limit?.type === 'string' && held.limit.enum) return held.limit.enum;
  return words.shape(held.service, held.type)?.choices ?? [];
}

function innerWords(spot: Spot, words: Words): string {
  const inner = heldBy(spot);
  const nested = innerType(innerType(spot.type) ?? '') !== undefined;
  return `${nested ? 'lists of ' : ''}${typeWords(inner, words)}`;
}

function plainWords(limit: Shape | undefined, type: string): string | undefined {
  switch (limit?.type) {
    case 'string':
      return 'text';
    case 'integer':
    case 'long':
      return 'whole number';
    case 'float':
    case 'double':
      return 'number';
    case 'boolean':
      return 'true or false';
    case 'timestamp':
      return 'time';
    case 'blob':
      return 'bytes';
    case 'structure':
    case 'list':
    case 'map':
    case undefined:
      return sdkTypes[type];
  }
}

/** The SDK's own types. */
const sdkTypes: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  boolean: 'true or false',
  Date: 'time',
  Uint8Array: 'bytes',
};
