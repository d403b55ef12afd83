import { expect, it } from 'vitest';
import { bytesInWords } from '../../src/base/bytes.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_200, '1.2 kB'],
  [26_400, '26 kB'],
  [34_000_000, '34 MB'],
  [999_900, '1.0 MB'],
  [5e12, '5.0 TB'],
])('says %d bytes as %s', (bytes, words) => {
  expect(bytesInWords(bytes)).toBe(words);
});
