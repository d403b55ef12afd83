import type { Shape } from '../../limits/shape.ts';
import { wordsOfPattern } from './words-of-pattern.ts';

/** What a place of a request takes, in people's words: `1 to 63 letters, digits and hyphens`. Absent where anything goes. */
export function ruleWords(shape: Shape): string | undefined {
  switch (shape.type) {
    case 'string': {
      const { pattern } = shape;
      const told = pattern === undefined ? '' : wordsOfPattern(pattern);
      const size = bounds(shape, 'characters');
      if (told === undefined) return [size, `what matches ${pattern}`].filter(Boolean).join(', ');
      return [size, told].filter(Boolean).join(': ') || undefined;
    }
    case 'list':
      return bounds(shape, 'items');
    case 'map':
      return bounds(shape, 'entries');
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return bounds(shape, '');
    case 'structure':
      return shape.union ? 'exactly one of its fields' : undefined;
    case 'boolean':
    case 'timestamp':
    case 'blob':
      return undefined;
  }
}

function bounds({ min, max }: { min?: number; max?: number }, unit: string): string | undefined {
  const least = min === 0 && unit !== '' ? undefined : min;
  if (least === undefined && max === undefined) return undefined;
  const told =
    least !== undefined && max !== undefined
      ? least === max
        ? `exactly ${shown(max)}`
        : `${shown(least)} to ${shown(max)}`
      : least !== undefined
        ? `at least ${shown(least)}`
        : `at most ${shown(max ?? 0)}`;
  return `${told} ${unit}`.trim();
}

/** Thousands apart, as a number of five digits can't be read. */
function shown(count: number): string {
  return Math.abs(count) < 10_000 ? String(count) : String(count).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
}
