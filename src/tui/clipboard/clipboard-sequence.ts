import type { Env } from '../../base/env.ts';
import { passThrough } from '../../show/pass-through.ts';

/** Bytes of text that go through a terminal; more than that many of them drop without a word. */
export const mostBytes = 75_000;

/**
 * What has a terminal put a text on the clipboard of the machine that it runs on: OSC 52. Undefined where the text is too long
 * for it.
 */
export function clipboardSequence(text: string, env: Env): string | undefined {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length > mostBytes ? undefined : passThrough(`\u001b]52;c;${bytes.toString('base64')}\u0007`, env);
}
