import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Env, isRemote } from '../../base/env.ts';
import { cacheFolder } from '../../base/folders.ts';
import { clipboardTools, type ClipboardTool } from './clipboard-tools.ts';
import { clipboardSequence } from './clipboard-sequence.ts';

export interface YankOptions {
  env: Env;
  platform: NodeJS.Platform;
  /** Bytes for the terminal. */
  write: (bytes: string) => void;
  /** Gives a tool the text on its standard input; false where it could not be started or failed. */
  feed: (tool: ClipboardTool, text: string) => Promise<boolean>;
}

/** How a text was copied, in words for the status line: `copied`, then where to. Throws what keeps even a file from being written. */
export async function yank(text: string, { env, platform, write, feed }: YankOptions): Promise<string> {
  const sequence = clipboardSequence(text, env);
  // A tool on a machine elsewhere would fill a clipboard that nobody sees.
  if (!isRemote(env)) {
    for (const tool of clipboardTools(env, platform)) {
      if (await feed(tool, text)) return `copied (${tool.name})`;
    }
  }
  if (sequence !== undefined) {
    write(sequence);
    return "copied to the terminal's clipboard (OSC 52)";
  }
  return `too long for the terminal's clipboard; it is in ${await toFile(text, env)}`;
}

async function toFile(text: string, env: Env): Promise<string> {
  const folder = join(cacheFolder(env), 'yanked');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${randomBytes(4).toString('hex')}.txt`);
  await writeFile(path, text, { mode: 0o600, flag: 'wx' });
  return path;
}
