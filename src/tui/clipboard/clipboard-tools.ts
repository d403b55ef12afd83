import type { Env } from '../../base/env.ts';

/** A program that puts what it reads on a clipboard. */
export interface ClipboardTool {
  name: string;
  words: readonly string[];
}

/** The programs that may reach the clipboard of the screen that a person sits at, best first. */
export function clipboardTools(env: Env, platform: NodeJS.Platform): ClipboardTool[] {
  const tools: readonly (ClipboardTool & { isUsable: boolean })[] = [
    { name: 'pbcopy', words: [], isUsable: platform === 'darwin' },
    { name: 'wl-copy', words: [], isUsable: isSet(env, 'WAYLAND_DISPLAY') },
    { name: 'xclip', words: ['-selection', 'clipboard'], isUsable: isSet(env, 'DISPLAY') },
    { name: 'xsel', words: ['--clipboard', '--input'], isUsable: isSet(env, 'DISPLAY') },
    { name: 'clip.exe', words: [], isUsable: isSet(env, 'WSL_DISTRO_NAME') },
    // tmux keeps it in a buffer of its own, and with -w hands it to its terminal too.
    { name: 'tmux', words: ['load-buffer', '-w', '-'], isUsable: isSet(env, 'TMUX') },
  ];
  return tools.flatMap(({ isUsable, name, words }) => (isUsable ? [{ name, words }] : []));
}

function isSet(env: Env, name: string): boolean {
  return (env[name] ?? '') !== '';
}
