import { open } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { relative, sep } from 'node:path';
import { MlxError } from '../../base/errors.ts';
import { codeOf } from '../../base/thrown.ts';
import type { TextFile } from './text-file.ts';

/**
 * Reads at most `limit` bytes of a UTF-8 text file. A byte order mark is dropped and CRLF read as LF.
 * Throws FILE_UNREADABLE (missing, a folder, no permission) or FILE_NOT_TEXT (another encoding, with the place).
 */
export async function readText(path: string, root: string, limit: number): Promise<TextFile> {
  const name = nameBelow(root, path);
  const bytes = await readStart(path, name, limit + 1);
  const whole = bytes.length <= limit;
  const kept = whole ? bytes : wholeLetters(bytes.subarray(0, limit));
  if (!isUtf8(kept)) throw notText(name, kept);
  const lines = new TextDecoder().decode(kept).split(/\r?\n/);
  return { name, lines, whole };
}

/** How places name a file: relative to the project's folder where it lies in it, with `/`. */
export function nameBelow(root: string, path: string): string {
  const below = relative(root, path);
  return below === '' || below === '..' || below.startsWith(`..${sep}`) ? path : below.replaceAll(sep, '/');
}

async function readStart(path: string, name: string, length: number): Promise<Buffer> {
  try {
    await using file = await open(path, 'r');
    const stat = await file.stat();
    if (!stat.isFile())
      throw new MlxError('FILE_UNREADABLE', { file: name, reason: stat.isDirectory() ? 'EISDIR' : 'special' });
    const buffer = Buffer.alloc(Math.min(length, stat.size));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (error instanceof MlxError) throw error;
    throw new MlxError('FILE_UNREADABLE', { file: name, reason: codeOf(error) ?? 'unknown' }, { cause: error });
  }
}

/** Drops the last letter where the cut went through the middle of it. */
function wholeLetters(bytes: Buffer): Buffer {
  let start = bytes.length - 1;
  while (start > bytes.length - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return ((bytes[start] ?? 0) & 0x80) === 0 ? bytes : bytes.subarray(0, start);
}

function notText(name: string, bytes: Buffer): MlxError {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? true : bytes[0] === 0xfe && bytes[1] === 0xff;
  if (utf16) return new MlxError('FILE_NOT_TEXT', { file: name, encoding: 'UTF-16', line: 1 });
  let line = 1;
  let start = 0;
  for (
    let end = bytes.indexOf(0x0a);
    end !== -1 && isUtf8(bytes.subarray(start, end));
    end = bytes.indexOf(0x0a, start)
  ) {
    line += 1;
    start = end + 1;
  }
  const end = bytes.indexOf(0x0a, start);
  const text = bytes.subarray(start, end === -1 ? undefined : end).toString('latin1');
  const column = 1 + text.search(/[\u0080-\u00ff]/);
  const place = { file: name, line, column, length: 1, text: text.replaceAll(/[^\u0020-\u007e]/g, '\ufffd') };
  const fault = {
    place,
    what: `the byte 0x${(bytes[start + column - 1] ?? 0).toString(16)} is not UTF-8`,
    rule: 'scripts and settings are read as UTF-8 text',
    fix: 'save the file as UTF-8',
  };
  return new MlxError('FILE_NOT_TEXT', { file: name, encoding: 'another encoding', line }, { faults: [fault] });
}
