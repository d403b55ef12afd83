import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { compareTexts } from '../base/compare.ts';
import type { Env } from '../base/env.ts';
import { wait } from './wait.ts';

/** Milliseconds between two looks, and after which credentials that come from elsewhere are worth another try. */
const lookEvery = 2_000;
const longest = 10_000;

/** How many files of a folder are looked at. */
const most = 200;

/**
 * Waits until credentials that were refused are worth another try: until a file changes that signing in writes, at most 10 s,
 * for roles, processes and instances renew theirs without one. Throws an `AbortError` by the signal.
 */
export async function credentialsChange(env: Env, signal: AbortSignal, pause: typeof wait = wait): Promise<void> {
  const before = await stateOf(env);
  for (let waited = 0; waited < longest; waited += lookEvery) {
    await pause(lookEvery, signal);
    if ((await stateOf(env)) !== before) return;
  }
}

async function stateOf(env: Env): Promise<string> {
  const home = join(env['HOME'] ?? homedir(), '.aws');
  const folders = ['sso', 'login', 'cli'].map((name) => join(home, name, 'cache'));
  const files = [
    env['AWS_CONFIG_FILE'] ?? join(home, 'config'),
    env['AWS_SHARED_CREDENTIALS_FILE'] ?? join(home, 'credentials'),
    env['AWS_WEB_IDENTITY_TOKEN_FILE'] ?? join(home, 'token'),
    ...(await Promise.all(folders.map(filesIn))).flat(),
  ];
  return (await Promise.all(files.map(stampOf))).join('\n');
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .sort(compareTexts)
    .slice(0, most)
    .map((name) => join(folder, name));
}

async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${path} ${mtimeMs} ${size} ${ino}`;
  } catch {
    return path;
  }
}
