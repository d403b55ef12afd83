import type { Background, Theme } from '../base/theme.ts';
import type { Output, Terminal } from './terminal.ts';

/** What the command line said of looks. */
export interface LookFlags {
  colour?: boolean;
  ascii?: boolean;
}

/** How things look on an output, by flags first and the environment then. */
export function themeFor(output: Output, env: Terminal['env'], { colour, ascii }: LookFlags): Theme {
  return {
    colours: wantsColour(output, env, colour) ? (backgroundIn(env) ?? 'either') : 'none',
    isAscii: ascii ?? ((env['MLX_ASCII'] ?? '') !== '' || (output.isTerminal && lacksMarks(env))),
  };
}

/** The flag decides, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal that knows colours. */
function wantsColour(output: Output, env: Terminal['env'], flag: boolean | undefined): boolean {
  if (flag !== undefined) return flag;
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return output.isTerminal && env['TERM'] !== 'dumb';
}

/** What MLX_THEME says, or the terminal itself in COLORFGBG: the numbers of its colours, of which the last is the background's. */
function backgroundIn(env: Terminal['env']): Background | undefined {
  const said = env['MLX_THEME'];
  if (said === 'light' || said === 'dark') return said;
  const [, last] = /;(\d{1,2})$/.exec(env['COLORFGBG'] ?? '') ?? [];
  if (last === undefined || Number(last) > 15) return undefined;
  return Number(last) === 7 || Number(last) > 8 ? 'light' : 'dark';
}

/** Linux's own console has no heavy lines and no marks; a locale that is named and isn't UTF-8 has none at all. */
function lacksMarks(env: Terminal['env']): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return env['TERM'] === 'linux' || (locale !== '' && !/utf-?8/i.test(locale));
}
