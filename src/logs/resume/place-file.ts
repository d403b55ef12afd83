import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MlxError } from '../../base/errors.ts';
import { codeOf, messageOf } from '../../base/thrown.ts';
import type { ReadingState } from '../read/reader.ts';
import { asPlace } from './as-place.ts';

/** Bytes that a file may have, and days for which one is kept. */
const largest = 32 * 1024 * 1024;
const days = 14;

/** How many old files are looked at. */
const most = 1_000;

/**
 * Writes down where the reading of a target has come to, in a file that only the user can read: whole, or not at all. Removes
 * files that nobody has asked for in 14 days. Throws `LOG_PLACE_UNSAVED`.
 */
export async function savePlace(folder: string, target: string, state: ReadingState, now: number): Promise<void> {
  const file = fileOf(folder, target);
  const draft = `${file}.${randomUUID()}`;
  try {
    await mkdir(folderOf(folder), { recursive: true, mode: 0o700 });
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(JSON.stringify({ target, savedAt: now, state }));
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new MlxError('LOG_PLACE_UNSAVED', { file, reason: messageOf(error) }, { cause: error });
  }
  await removeOld(folderOf(folder), now);
}

/**
 * Where the last reading of a target had come to; undefined where none was written down. Throws `LOG_PLACE_UNREADABLE` where what
 * was written can't be used.
 */
export async function readPlace(folder: string, target: string, now: number): Promise<ReadingState | undefined> {
  const file = fileOf(folder, target);
  const refuse = (reason: string): never => {
    throw new MlxError('LOG_PLACE_UNREADABLE', { file, reason });
  };
  let text = '';
  try {
    const handle = await open(file, 'r');
    try {
      const facts = await handle.stat();
      if (!facts.isFile()) refuse('it is not a file');
      if (facts.size > largest) refuse(`it is larger than ${largest / 1024 ** 2} MB`);
      text = await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (error instanceof MlxError) throw error;
    refuse(messageOf(error));
  }
  const place = asPlace(text);
  if (typeof place === 'string') return refuse(place);
  if (place.target !== target) refuse('it is of another target');
  if (place.savedAt > now + dayLength) refuse('it is from the future');
  return now - place.savedAt > days * dayLength ? undefined : place.state;
}

/** Milliseconds. */
const dayLength = 24 * 60 * 60 * 1000;

function folderOf(folder: string): string {
  return join(folder, 'logs');
}

/** Targets are named by texts that are no names of files; two different ones never share one. */
function fileOf(folder: string, target: string): string {
  const readable = target.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 60);
  const hash = createHash('sha256').update(target).digest('hex').slice(0, 16);
  return join(folderOf(folder), `${readable}-${hash}.json`);
}

async function removeOld(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const places = names.filter((name) => /-[0-9a-f]{16}\.json(?:\.[0-9a-f-]{36})?$/.test(name)).slice(0, most);
  for (const name of places) {
    const path = join(folder, name);
    const modified = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => now,
    );
    if (now - modified > days * dayLength) await rm(path, { force: true }).catch(() => undefined);
  }
}
