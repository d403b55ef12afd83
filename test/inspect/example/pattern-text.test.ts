import { expect, test } from 'vitest';
import { patternText } from '../../../src/inspect/example/pattern-text.ts';
import { operations, type Service } from '../../../src/limits/operations.ts';
import { compilePattern } from '../../../src/limits/pattern.ts';
import type { StringShape } from '../../../src/limits/shape.ts';
import { allShapes } from '../all-shapes.ts';

const services = Object.keys(operations) as Service[];

test.each(services)('every pattern of %s has a text that it matches, of a length that is allowed', (service) => {
  const texts = allShapes(service).filter((shape): shape is StringShape => shape.type === 'string');
  const unmatched = texts.filter(({ pattern, min = 0, max = Infinity }) => {
    const text = pattern === undefined ? undefined : patternText(pattern, { min, max });
    if (pattern === undefined) return false;
    return text === undefined || text.length < min || text.length > max || !compilePattern(pattern).test(text);
  });
  expect(unmatched).toEqual([]);
});

test('choices, groups, repetitions and what looks around are obeyed', () => {
  expect(patternText('(ALL|[a-z]{2}-[0-9]+)', {})).toBe('ALL');
  expect(patternText('(ALL|[a-z]{2}-[0-9]+)', { min: 4 })).toMatch(/^[a-z]{2}-[0-9]+$/u);
  expect(patternText('(?!x).*(?<!-)', { min: 3, max: 3 })).toHaveLength(3);
  expect(patternText(String.raw`\d{1,4}.\d{1,4}.\d{1,4}`, {})).toBe('1.1.1');
});

test('a pattern that nothing matches within the length has no text', () => {
  expect(patternText('[a-z]{5}', { max: 4 })).toBeUndefined();
  expect(patternText('(?=a)b', {})).toBeUndefined();
});
