import type { Output, Terminal } from './terminal.ts';

/** Whether an output gets colours: the flag decides, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal that knows them. */
export function wantsColour(output: Output, env: Terminal['env'], flag: boolean | undefined): boolean {
  if (flag !== undefined) return flag;
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return output.isTerminal && env['TERM'] !== 'dumb';
}
