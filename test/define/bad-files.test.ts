import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tell } from '../../src/base/errors.ts';
import { readText } from '../../src/define/source/read-text.ts';
import { errorOf, faultsOf, readScript, training } from './read-script.ts';
import { scratchProject } from './scratch-project.ts';

test('a script in another encoding is shown at its first wrong byte', async () => {
  const error = await errorOf(Buffer.from(`${training()}# caf\xe9\n`, 'latin1'));
  expect(error).toMatchObject({ code: 'FILE_NOT_TEXT', details: { file: 'train.py', line: 6 } });
  expect(error.faults[0]).toMatchObject({
    what: 'the byte 0xe9 is not UTF-8',
    place: { line: 6, column: 6, text: '# caf\ufffd' },
  });
});

test('a script in UTF-16 is told by its name', async () => {
  const error = await errorOf(Buffer.from(`\ufeff${training()}`, 'utf16le'));
  expect(error).toMatchObject({ code: 'FILE_NOT_TEXT', details: { encoding: 'UTF-16' } });
});

test('of a huge script only the first part is read, and letters cut there do no harm', async () => {
  for (const shift of [0, 1, 2, 3]) {
    const text = `${training()}${'x'.repeat(shift)}${'😀'.repeat(1_000_000)}`;
    expect(await readScript(text)).toMatchObject({ kind: 'training' });
  }
});

test('what is wrong behind the part that is read is not looked at', async () => {
  const bytes = Buffer.concat([Buffer.from(training()), Buffer.alloc(70_000, 'a\n'), Buffer.from([0xff])]);
  expect(await readScript(bytes)).toMatchObject({ kind: 'training' });
});

test('a head that goes on behind the part that is read is a fault', async () => {
  expect(await faultsOf(training(...Array.from({ length: 9000 }, () => 'x = 1234')))).toEqual([
    expect.stringMatching(/^1:1 .* not closed in the part of the file that is read/),
  ]);
});

test('a file without permission to read says so', async () => {
  const root = await scratchProject({ 'train.py': training() });
  await chmod(join(root, 'train.py'), 0);
  const error = await asOrdinaryUser(() =>
    readText(join(root, 'train.py'), root, 1024).catch((thrown: unknown) => thrown),
  );
  expect(error).toMatchObject({ code: 'FILE_UNREADABLE', details: { file: 'train.py', reason: 'EACCES' } });
});

/** Root may read every file, so it becomes somebody else for this. */
async function asOrdinaryUser<T>(read: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return read();
  process.seteuid?.(65_534);
  try {
    return await read();
  } finally {
    process.seteuid?.(0);
  }
}

test('a device is not read as a script', async () => {
  const error = await readText('/dev/zero', '/', 1024).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'FILE_UNREADABLE', details: { reason: 'special' } });
});

test('reasons of unreadable files are told in words', () => {
  expect(tell('FILE_UNREADABLE', { file: 'x.py', reason: 'EACCES' }).what).toBe('x.py may not be read');
  expect(tell('FILE_UNREADABLE', { file: 'x.py', reason: 'EIO' }).what).toBe("x.py can't be read (EIO)");
});

test('a job whose file has no name for a job is told a better one', async () => {
  expect(await errorOf(training(), 'train model.v2.py')).toMatchObject({
    code: 'JOB_NAME',
    details: { name: 'train model.v2', better: 'train_model_v2' },
  });
});
