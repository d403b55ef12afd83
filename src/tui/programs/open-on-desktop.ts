import { spawn } from 'node:child_process';
import type { Env } from '../../base/env.ts';

/** Milliseconds after which an opener that has not failed is taken to have opened. */
const patience = 700;

/** Has the desktop open an address. False where there is no desktop, or it can't. */
export function openOnDesktop(url: string, env: Env, platform: NodeJS.Platform): Promise<boolean> {
  const opener = openerOf(env, platform);
  if (opener === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(opener, [url], { env, stdio: 'ignore', detached: true });
    const timer = setTimeout(() => resolve(true), patience);
    const end = (isOpened: boolean) => {
      clearTimeout(timer);
      resolve(isOpened);
    };
    child.on('error', () => end(false));
    child.on('exit', (code) => end(code === 0));
    child.unref();
  });
}

/** The program that opens what a person's desktop knows; undefined where nobody sits at one. */
export function openerOf(env: Env, platform: NodeJS.Platform): string | undefined {
  const isSet = (name: string) => (env[name] ?? '') !== '';
  if (platform === 'darwin') return 'open';
  if (isSet('WSL_DISTRO_NAME')) return 'wslview';
  return isSet('DISPLAY') || isSet('WAYLAND_DISPLAY') ? 'xdg-open' : undefined;
}
