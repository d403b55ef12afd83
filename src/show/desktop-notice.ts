import type { Env } from '../base/env.ts';
import { safeText } from './safe-text.ts';
import { clip } from './width.ts';
import { passThrough } from './pass-through.ts';

/** Columns of a notice; desktops cut what is longer anyhow. */
const most = 200;

/**
 * What has a terminal tell its desktop something: OSC 777 where it knows that, else OSC 9. Whatever the text holds, only its
 * words leave: no control characters, and no form that a terminal reads as another command. Undefined where a terminal can't.
 */
export function desktopNotice(text: string, env: Env): string | undefined {
  const { TERM = '' } = env;
  if (TERM === 'linux' || TERM === 'dumb') return undefined;
  const said = clip(safeText(text), most);
  const isTitled = /^(?:rxvt|foot)/.test(TERM) || (env['VTE_VERSION'] ?? '') !== '';
  // Behind OSC 9 a number would be a command of ConEmu's; behind OSC 777 a `;` begins another part.
  const sequence = isTitled ? `777;notify;mlx;${said.replaceAll(';', ',')}` : `9;mlx: ${said}`;
  return passThrough(`\u001b]${sequence}\u0007`, env);
}
