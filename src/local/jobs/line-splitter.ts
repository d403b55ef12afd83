/** The longest line that becomes one event. Bytes. */
const longest = 256 * 1024;

export interface LineSplitter {
  /** The lines that this chunk ends, without their line feeds. Bytes that are no UTF-8 become U+FFFD. */
  push(chunk: Buffer): string[];
  /** What is left when the output ends without a line feed. */
  end(): string[];
}

/** Cuts a script's output into lines as it comes, however it was cut on the way. A line over 256 KB is cut into several. */
export function splitLines(): LineSplitter {
  let rest: Buffer = Buffer.alloc(0);
  const take = (bytes: Buffer): string[] => {
    const lines: string[] = [];
    let start = 0;
    while (start < bytes.length) {
      const feed = bytes.indexOf(10, start);
      const stop = feed === -1 ? bytes.length : feed;
      if (stop - start > longest) {
        const cut = beforeCharacter(bytes, start + longest);
        lines.push(bytes.toString('utf8', start, cut));
        start = cut;
        continue;
      }
      if (feed === -1) break;
      lines.push(bytes.toString('utf8', start, feed));
      start = feed + 1;
    }
    rest = Buffer.from(bytes.subarray(start));
    return lines;
  };
  return {
    push: (chunk) => take(rest.length === 0 ? chunk : Buffer.concat([rest, chunk])),
    end: () => {
      const line = rest.toString('utf8');
      rest = Buffer.alloc(0);
      return line === '' ? [] : [line];
    },
  };
}

/** The last place at or before `index` where a UTF-8 character begins. */
function beforeCharacter(bytes: Buffer, index: number): number {
  for (let back = 0; back < 4; back += 1) {
    if (((bytes[index - back] ?? 0) & 0xc0) !== 0x80) return index - back;
  }
  return index;
}
