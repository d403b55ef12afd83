import { fstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPrivateFile, type PrivateFile } from '../../../../src/logs/store/blocks/private-file.ts';

function opened(): { file: PrivateFile; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'mlx-test-'));
  const file = openPrivateFile(folder);
  onTestFinished(() => {
    file.close();
    rmSync(folder, { recursive: true });
  });
  return { file, folder };
}

function bytes(value: number, length = 10): Uint8Array {
  return new Uint8Array(length).fill(value);
}

describe('a private file', () => {
  it('has no name from its beginning on, so that a killed process leaves nothing', () => {
    const { file, folder } = opened();
    file.write(bytes(1));
    expect(readdirSync(folder)).toEqual([]);
    const { mode, nlink, size } = fstatSync(file.descriptor);
    expect({ mode: mode & 0o777, nlink, size }).toEqual({ mode: 0o600, nlink: 0, size: 10 });
  });

  it('gives back what was written, and writes again where something was freed', () => {
    const { file } = opened();
    const first = file.write(bytes(1));
    const second = file.write(bytes(2));
    file.free(first);
    const third = file.write(bytes(3, 6));
    const found = new Uint8Array(10);
    file.read(second, found);
    expect(found).toEqual(bytes(2));
    expect(third.offset).toBe(first.offset);
    expect(fstatSync(file.descriptor).size).toBe(20);
  });

  it('writes over nothing that a reader may still look at', () => {
    const { file } = opened();
    const first = file.write(bytes(1));
    file.write(bytes(2));
    const release = file.lease();
    file.free(first);
    const later = file.lease();
    expect(file.write(bytes(3)).offset).toBe(20);
    release();
    expect(file.write(bytes(4)).offset).toBe(first.offset);
    later();
  });

  it('says that something is missing rather than give less', () => {
    const { file } = opened();
    const { offset } = file.write(bytes(1));
    expect(() => file.read({ offset, length: 20 }, new Uint8Array(20))).toThrow('shorter');
  });

  it('is not made where there is no folder', () => {
    expect(() => openPrivateFile('/nowhere/at/all')).toThrow('ENOENT');
  });
});
