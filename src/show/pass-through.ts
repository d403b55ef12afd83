import type { Env } from '../base/env.ts';

/** A sequence for the terminal that a person sits at, handed through tmux or screen where one stands between. */
export function passThrough(sequence: string, env: Env): string {
  if (env['TMUX']) return `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`;
  if (env['STY']) return inPieces(sequence);
  return sequence;
}

/** GNU screen hands on no more than so many characters at once. */
const screensMost = 700;

function inPieces(sequence: string): string {
  const pieces: string[] = [];
  for (let at = 0; at < sequence.length; at += screensMost) {
    pieces.push(`\u001bP${sequence.slice(at, at + screensMost)}\u001b\\`);
  }
  return pieces.join('');
}
