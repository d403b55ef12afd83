import { expect, test } from 'vitest';
import { findHeadBlock } from '../../../src/define/source/head-block.ts';

const file = (...lines: readonly string[]) => ({ name: 'train.py', lines, whole: true });

function tomlOf(...lines: readonly string[]): string | undefined {
  const block = findHeadBlock(file(...lines), '#');
  return block.kind === 'found' ? block.toml.toml : undefined;
}

function brokenAt(...lines: readonly string[]): string[] {
  const block = findHeadBlock(file(...lines), '#');
  return block.kind === 'broken' ? block.faults.map(({ place, what, fix }) => `${place.line}: ${what} -> ${fix}`) : [];
}

test('the lines between the marks are the TOML, without their comment marks', () => {
  expect(tomlOf('#!/usr/bin/env python', '', '# /// script', '# a = 1', '#', '#   b = 2', '# ///', 'x = 1')).toBe(
    'a = 1\n\n  b = 2',
  );
});

test('the last closing line of a run of comment lines closes the block', () => {
  expect(tomlOf('# /// script', '# a = """', '# ///', '# """', '# ///', '# and a comment')).toBe('a = """\n///\n"""');
});

test('blocks of other types are passed over', () => {
  expect(tomlOf('# /// pyproject', '# x = 1', '# ///', '', '# /// script', '# a = 1', '# ///')).toBe('a = 1');
  expect(findHeadBlock(file('# /// pyproject', '# x = 1', '# ///'), '#').kind).toBe('none');
});

test('a head behind slashes is found in JavaScript and TypeScript', () => {
  const block = findHeadBlock(file('// /// script', '// a = 1', '//', '// ///'), '//');
  expect(block.kind === 'found' && block.toml.toml).toBe('a = 1\n');
});

test('a script without a block has no head', () => {
  expect(findHeadBlock(file('import os', '# /// not a head'), '#').kind).toBe('none');
  expect(findHeadBlock(file(), '#').kind).toBe('none');
});

test('an unclosed head is a fault that says where to close it', () => {
  expect(brokenAt('# /// script', '# a = 1', 'import os')).toEqual([
    '1: the head is opened here and never closed -> add the line `# ///` after line 2',
  ]);
});

test('a line that breaks the head off is the fault, with that line mended', () => {
  expect(brokenAt('# /// script', '#a = 1', '# ///')).toEqual(['2: this line breaks the head off -> # a = 1']);
  expect(brokenAt('# /// script', '#\ta = 1', '# ///')).toEqual(['2: this line breaks the head off -> # a = 1']);
  expect(brokenAt('# /// script', '# a = 1', '', '# ///')).toEqual(['3: this line breaks the head off -> #']);
});

test('an empty head is a fault', () => {
  expect(brokenAt('# /// script', '# ///')).toEqual(['1: the head is empty -> # [tool.mlx]']);
});

test.each([
  '#/// script',
  '# ///script',
  '# /// Script',
  '#  /// script',
  '# // script',
  '  # /// script',
  '# /// script ',
])('the misspelt opening %j is a fault with the right line', (line) => {
  expect(brokenAt(line, '# a = 1', '# ///')).toEqual([
    '1: this looks like the start of a head, but is not one -> # /// script',
  ]);
});

test('a second head is a fault, apart from the first or within it', () => {
  const apart = ['# /// script', '# a = 1', '# ///', '', '# /// script', '# b = 1', '# ///'];
  expect(brokenAt(...apart)).toEqual(['5: a second head starts here -> join the two, or remove one']);
  const within = ['# /// script', '# a = 1', '# /// script', '# b = 1', '# ///'];
  expect(brokenAt(...within)).toEqual(['3: a second head starts here -> join the two, or remove one']);
});

test('a head that is not closed in the part that was read says so', () => {
  const block = findHeadBlock({ name: 'train.py', lines: ['# /// script', '# a = 1'], whole: false }, '#');
  expect(block.kind === 'broken' && block.faults[0]?.what).toContain('64 KiB');
});
