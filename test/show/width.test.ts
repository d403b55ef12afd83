import { describe, expect, test } from 'vitest';
import { clip, clipStart, widthOf } from '../../src/show/width.ts';

describe('a text that is too long', () => {
  test.each([
    ['s3://bucket/a/b', 8, 's3://bu…', '…ket/a/b'],
    ['s3://b', 8, 's3://b', 's3://b'],
    ['訓練訓練', 5, '訓練…', '…訓練'],
    ['訓練訓練', 4, '訓…', '…練'],
    ['abc', 0, '', ''],
  ])('%j in %i columns is cut to %j, or at its start to %j', (text, width, head, tail) => {
    expect(clip(text, width)).toBe(head);
    expect(clipStart(text, width)).toBe(tail);
    expect(widthOf(clipStart(text, width))).toBeLessThanOrEqual(width);
  });
});
