import type { Env } from '../../base/env.ts';

/** Bytes of text that go through a terminal; more than that many of them drop without a word. */
export const mostBytes = 75_000;

/**
 * What has a terminal put a text on the clipboard of the machine that it runs on: OSC 52, handed through tmux or screen where
 * one stands between. Undefined where the text is too long for it.
 */
export function clipboardSequence(text: string, env: Env): string | undefined {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > mostBytes) return undefined;
  const sequence = `\u001b]52;c;${bytes.toString('base64')}\u0007`;
  if (env['TMUX']) return `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`;
  if (env['STY']) return inPieces(sequence);
  return sequence;
}

/** GNU screen hands on no more than so many bytes at once. */
const screensMost = 700;

function inPieces(sequence: string): string {
  const pieces: string[] = [];
  for (let at = 0; at < sequence.length; at += screensMost) {
    pieces.push(`\u001bP${sequence.slice(at, at + screensMost)}\u001b\\`);
  }
  return pieces.join('');
}
