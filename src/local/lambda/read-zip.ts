import { inflateRawSync } from 'node:zlib';
import { messageOf } from '../../base/thrown.ts';

export interface ZipFile {
  /** Relative, with slashes; never leads out of the folder it is joined to. */
  path: string;
  bytes: Buffer;
  /** Whether its owner may run it. */
  executable: boolean;
}

/** Bytes that all files of an archive may have together. */
const most = 262_144_000;

/**
 * The files of a zip archive. An archive is refused with an `Error` that says why where it is damaged, encrypted or too
 * large, where a name leads out of the folder, and where an entry is a link or stands there twice.
 */
export function readZip(archive: Buffer): ZipFile[] {
  const files = new Map<string, ZipFile>();
  let left = most;
  for (const entry of entriesOf(archive)) {
    checkName(entry.name);
    if (entry.name.endsWith('/')) continue;
    if (files.has(entry.name)) throw new Error(`${quoted(entry.name)} is in it twice`);
    const bytes = contentOf(archive, entry, left);
    left -= bytes.length;
    files.set(entry.name, { path: entry.name, bytes, executable: (entry.mode & 0o100) !== 0 });
  }
  return [...files.values()];
}

interface Entry {
  name: string;
  flags: number;
  method: number;
  packed: number;
  size: number;
  mode: number;
  offset: number;
}

function entriesOf(archive: Buffer): Entry[] {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > archive.length) throw new Error('it has no end of a zip archive');
  const count = archive.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50)
      throw new Error('its directory is damaged');
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => archive.readUInt16LE(at + place));
    const nameEnd = at + 46 + (nameLength as number);
    entries.push({
      name: archive.toString('utf8', at + 46, nameEnd),
      flags: archive.readUInt16LE(at + 8),
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      mode: archive.readUInt32LE(at + 38) >>> 16,
      offset: archive.readUInt32LE(at + 42),
    });
    if ((entries.at(-1)?.mode ?? 0) >>> 12 === 0o12) throw new Error(`${quoted(entries.at(-1)?.name ?? '')} is a link`);
    at = nameEnd + (extra as number) + (comment as number);
  }
  return entries;
}

function checkName(name: string): void {
  const parts = name.replace(/\/$/, '').split('/');
  const climbs = parts.some((part) => part === '' || part === '.' || part === '..');
  if (climbs || /[\\\0]/.test(name) || name.length > 1024) {
    throw new Error(`the name ${quoted(name)} leads out of the function's folder`);
  }
}

function contentOf(archive: Buffer, entry: Entry, left: number): Buffer {
  if ((entry.flags & 1) !== 0) throw new Error(`${quoted(entry.name)} is encrypted`);
  if (entry.size > left) throw new Error(`its files have more than ${most} bytes`);
  const { offset } = entry;
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== 0x04034b50) throw new Error('it is damaged');
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const packed = archive.subarray(start, start + entry.packed);
  const bytes = entry.method === 0 ? packed : inflated(packed, entry);
  if (bytes.length !== entry.size) throw new Error(`${quoted(entry.name)} is damaged`);
  return bytes;
}

function inflated(packed: Buffer, { method, name, size }: Entry): Buffer {
  if (method !== 8) throw new Error(`${quoted(name)} is packed by method ${method}, which Lambda doesn't read`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (cause) {
    throw new Error(`${quoted(name)} can't be unpacked: ${messageOf(cause)}`, { cause });
  }
}

function quoted(name: string): string {
  return JSON.stringify(name.slice(0, 200));
}
