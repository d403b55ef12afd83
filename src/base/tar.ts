/** A regular file of an archive. */
export interface TarFile {
  /** Path with `/` between its parts. */
  as: string;
  content: Uint8Array;
}

/** A tar archive (ustar, with pax headers for long paths) whose bytes depend on nothing but the files and their order. */
export function tarOf(files: readonly TarFile[]): Buffer {
  return Buffer.concat([...files.flatMap(entryOf), Buffer.alloc(2 * block)]);
}

const block = 512;
/** Bytes that a header has for a path. */
const nameRoom = 100;
const kinds = { file: '0', pax: 'x' } as const;

function entryOf({ as, content }: TarFile): Uint8Array[] {
  const path = Buffer.from(as);
  const isPlain = path.length <= nameRoom && path.length === as.length;
  return [...(isPlain ? [] : partOf('pax', Buffer.from('pax'), paxPath(as))), ...partOf('file', path, content)];
}

function partOf(kind: keyof typeof kinds, path: Uint8Array, content: Uint8Array): Uint8Array[] {
  return [headerOf(kind, path, content.byteLength), content, Buffer.alloc(-content.byteLength & (block - 1))];
}

function headerOf(kind: keyof typeof kinds, path: Uint8Array, bytes: number): Buffer {
  const header = Buffer.alloc(block);
  header.set(path.subarray(0, nameRoom), 0);
  const fields: [at: number, text: string][] = [
    [100, '0000644\0'],
    [108, '0000000\0'],
    [116, '0000000\0'],
    [124, `${bytes.toString(8).padStart(11, '0')}\0`],
    [136, '00000000000\0'],
    [148, ' '.repeat(8)],
    [156, kinds[kind]],
    [257, 'ustar\x0000'],
  ];
  for (const [at, text] of fields) header.write(text, at, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** `<length> path=<path>\n`, whose length counts its own digits. */
function paxPath(path: string): Buffer {
  const rest = Buffer.byteLength(` path=${path}\n`);
  const guess = rest + String(rest).length;
  const length = rest + String(guess).length;
  return Buffer.from(`${length} path=${path}\n`);
}
