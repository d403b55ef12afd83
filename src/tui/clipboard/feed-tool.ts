import { spawn } from 'node:child_process';
import type { Env } from '../../base/env.ts';
import type { ClipboardTool } from './clipboard-tools.ts';

/** Milliseconds that a tool may take; one that waits for a display that is gone waits for ever. */
const patience = 1500;

/** Gives a tool a text on its standard input. True when it has taken it; false where it is missing, fails or hangs. */
export function feedTool({ name, words }: ClipboardTool, text: string, env: Env): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(name, words, { env, stdio: ['pipe', 'ignore', 'ignore'], timeout: patience });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
    // A tool that ends before it has read all has said so by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
}
