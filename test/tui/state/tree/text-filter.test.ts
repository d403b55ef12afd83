import { describe, expect, test } from 'vitest';
import { narrows, readFilter } from '../../../../src/tui/state/tree/text-filter.ts';

const failed = { name: 'train-delays-7', status: 'failed', kind: 'training' };
const matches = (filter: string, fields = failed) => readFilter(filter).matches(fields);

describe('a filter', () => {
  test.each([
    ['delays', true],
    ['DELAYS train', true],
    ['delays nothing', false],
    ['!nothing', true],
    ['!delays', false],
    ['!', true],
    ['~tdl7', true],
    ['~7dl', false],
    ['!~tdl7', false],
    ['status:failed', true],
    ['status:FAIL', true],
    ['!status:failed', false],
    ['kind:processing', false],
    ['name:failed', false],
    ['^train.*7$', false],
    ['name:^train.*7$', true],
    ['train|prepare', true],
    ['/lays-\\d/', true],
    ['/la ys/', false],
    ['!/lays-\\d/', false],
    ['status:^fail', true],
    ['/', true],
    ['', true],
  ])('%j lets the failed run through: %s', (filter, through) => {
    expect(matches(filter)).toBe(through);
  });

  test('that is a path is no expression', () => {
    const group = { name: '/aws/sagemaker/TrainingJobs', status: '', kind: '' };
    expect(matches('/aws/sagemaker', group)).toBe(true);
    expect(matches('/aws/lambda', group)).toBe(false);
  });

  test.each([
    ['/a(b/', /group at 2 of \/a\(b\/$/u],
    ['/ab[c/', /at 3 of \/ab\[c\/$/u],
    ['/*a/', /[Nn]othing to repeat at 1 of \/\*a\/$/u],
    ['^tr(ain', /at 4 of \/\^tr\(ain\/$/u],
  ])('that is wrong says where, and hides nothing: %s', (filter, words) => {
    const { wrong, matches } = readFilter(filter);
    expect(wrong).toMatch(words);
    expect(matches(failed)).toBe(true);
  });

  test('marks what it finds', () => {
    expect(readFilter('an a').hits('banana')).toEqual([
      [1, 3],
      [1, 2],
      [3, 5],
      [3, 4],
      [5, 6],
    ]);
    expect(readFilter('/n./').hits('banana')).toEqual([
      [2, 4],
      [4, 6],
    ]);
    expect(readFilter('!an status:x').hits('banana')).toEqual([]);
    expect(readFilter('~bn').hits('banana')).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test('is narrower where more letters were typed, and nothing in it has a meaning of its own', () => {
    expect(narrows('tra', 'train')).toBe(true);
    expect(narrows('', 'train')).toBe(false);
    expect(narrows('!tra', '!train')).toBe(false);
    expect(narrows('train', 'tra')).toBe(false);
    expect(narrows('status', 'status:')).toBe(false);
    expect(narrows('a', 'a$')).toBe(false);
  });
});
