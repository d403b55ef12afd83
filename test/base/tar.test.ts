import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { tarOf } from '../../src/base/tar.ts';

const long = `${'folder/'.repeat(40)}naïve.txt`;
const files = [
  { as: 'empty.py', content: Buffer.alloc(0) },
  { as: 'lib/block.bin', content: Buffer.alloc(512, 7) },
  { as: long, content: Buffer.from('of a deep folder\n') },
];

it('is an archive as tar reads it, whatever the length of paths', () => {
  const read = (...args: string[]): string =>
    execFileSync('tar', [...args], { input: tarOf(files), env: { ...process.env, LC_ALL: 'C.UTF-8' } }).toString();
  expect(read('-tf', '-', '--quoting-style=literal').trim().split('\n')).toEqual(files.map(({ as }) => as));
  expect(read('-xOf', '-', long)).toBe('of a deep folder\n');
  expect(read('-xOf', '-', 'lib/block.bin')).toHaveLength(512);
});

it('has the same bytes for the same files', () => {
  expect(tarOf(files).equals(tarOf(structuredClone(files)))).toBe(true);
});
