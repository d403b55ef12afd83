/**
 * Lengths at which what carries lines to CloudWatch cuts longer ones, in bytes of UTF-8: the read buffers of Docker and containerd,
 * Glue, Docker's awslogs driver (an event less the service's own 26 bytes) and the agent, both before and after the service took
 * events of 1 MB.
 */
const cuts: readonly number[] = [16_384, 32_768, 262_118, 262_144, 1_048_550, 1_048_576];

/** Bytes that the shortest cut has at least in characters: one character has at most three bytes a UTF-16 unit. */
const shortest = 16_384 / 3 - 8;

/** The bytes of a text that may have been cut off at its end, else nothing. */
export interface Cut {
  bytes: number;
  /** Bytes up to the place where it would have been cut: a cut within a character leaves that out, or makes U+FFFD of it. */
  missing: number;
}

/** Whether a text, alone or with what came before it in its line, ends where lines are cut. `before` is in bytes. */
export function cutOf(text: string, before = 0): Cut | undefined {
  if (before === 0 && text.length < shortest) return undefined;
  const broken = (brokenAtEnd.exec(text)?.[0].length ?? 0) + (brokenAtStart.exec(text)?.[0].length ?? 0);
  const slack = text.startsWith('\uFFFD') ? mostOfCharacter : 0;
  const own = Buffer.byteLength(text) - 3 * broken;
  for (const bytes of before === 0 ? [own] : [own, before + own]) {
    const missing = (cuts.find((cut) => cut >= bytes) ?? Infinity) - bytes;
    if (missing <= mostOfCharacter + slack) return { bytes: before + own, missing: Math.max(0, missing - slack) };
  }
  return undefined;
}

/** Whether a text goes on where another was cut; within a character only if it begins with one that had no room, or its rest. */
export function goesOnAfter({ missing }: Cut, text: string): boolean {
  return missing === 0 || text.charCodeAt(0) >= 0x80;
}

/** Adds to the parts of a line; of a character that was cut in two, the bytes are lost, and it is one U+FFFD. */
export function joinParts(parts: string[], next: string): string[] {
  const last = parts.at(-1) ?? '';
  if (last.endsWith('\uFFFD')) {
    parts[parts.length - 1] = last.replace(brokenAtEnd, '');
    parts.push(`\uFFFD${next.replace(brokenAtStart, '')}`);
  } else {
    parts.push(next);
  }
  return parts;
}

/** Bytes of a character but its last one. */
const mostOfCharacter = 3;

const brokenAtEnd = /\uFFFD{1,3}$/;
const brokenAtStart = /^\uFFFD{1,3}/;
