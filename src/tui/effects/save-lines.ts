import { randomBytes } from 'node:crypto';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { MlxError } from '../../base/errors.ts';
import { codeOf, messageOf } from '../../base/thrown.ts';

/** Bytes that are gathered for one write. */
const chunk = 256 * 1024;

export interface Saved {
  /** Absolute. */
  path: string;
  lines: number;
}

/**
 * Writes lines to a file that appears whole or not at all, relative to `cwd`; `~/` is the home folder. What stands there already
 * stays, unless the name ends with `!`. Throws SAVE_EXISTS and SAVE_FAILED; what was begun is then gone.
 */
export async function saveLines(named: string, lines: AsyncIterable<string>, cwd: string): Promise<Saved> {
  const mayReplace = named.trim().endsWith('!');
  const path = pathOf(mayReplace ? named.trim().slice(0, -1) : named.trim(), cwd);
  if (!mayReplace && (await exists(path))) throw new MlxError('SAVE_EXISTS', { path });
  const draft = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(4).toString('hex')}.part`);
  try {
    const count = await writeDraft(draft, lines);
    await (mayReplace ? rename(draft, path) : putInPlace(draft, path));
    return { path, lines: count };
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => undefined);
    if (cause instanceof MlxError) throw cause;
    throw new MlxError('SAVE_FAILED', { path, reason: messageOf(cause) }, { cause });
  }
}

function pathOf(named: string, cwd: string): string {
  // oxlint-disable-next-line no-control-regex -- finding control characters is the purpose
  const isWrong = named === '' || named.endsWith('/') || /[\u0000-\u001f\u007f-\u009f]/u.test(named);
  if (isWrong) throw new MlxError('SAVE_FAILED', { path: named, reason: 'the name of a file is wanted' });
  return named.startsWith('~/') ? join(homedir(), named.slice(2)) : resolve(cwd, named);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function writeDraft(draft: string, lines: AsyncIterable<string>): Promise<number> {
  const file = await open(draft, 'wx', 0o600);
  try {
    let count = 0;
    let gathered = '';
    for await (const line of lines) {
      gathered += `${line}\n`;
      count += 1;
      if (gathered.length < chunk) continue;
      await file.writeFile(gathered);
      gathered = '';
    }
    await file.writeFile(gathered);
    return count;
  } finally {
    await file.close();
  }
}

/** A link fails where a file has come meanwhile; some file systems have none, and then only the look before was asked. */
async function putInPlace(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new MlxError('SAVE_EXISTS', { path });
    return rename(draft, path);
  }
  await rm(draft);
}
