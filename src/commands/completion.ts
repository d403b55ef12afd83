import { MlxError } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import type { Run } from './command.ts';
import { wordOf } from './read-input.ts';

/** `mlx completion SHELL`: a script that asks `mlx __complete` for the words that may stand next. */
export const run: Run = (input) => {
  const shell = wordOf(input, 'SHELL');
  const script = Object.entries(scripts).find(([name]) => name === shell)?.[1];
  if (script !== undefined) return Promise.resolve({ value: { kind: 'text', text: script }, exit: 0 });
  const known = Object.keys(scripts);
  const rule = `one of ${known.join(', ')}`;
  throw new MlxError('FLAG_VALUE_WRONG', { flag: 'SHELL', value: shell, rule, nearest: nearest(shell, known) });
};

/** `mlx __complete -- WORDS` prints `word<TAB>what it is`, a line each. */
const scripts = {
  bash: `_mlx() {
  local word
  COMPREPLY=()
  while IFS=$'\\t' read -r word _; do
    COMPREPLY+=("$word")
  done < <(mlx __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _mlx mlx`,
  zsh: `#compdef mlx
_mlx() {
  local word text
  local -a found
  while IFS=$'\\t' read -r word text; do
    found+=("\${word//:/\\\\:}:$text")
  done < <(mlx __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  _describe mlx found
}
compdef _mlx mlx`,
  fish: `function __mlx_complete
  set -l before (commandline -opc)
  mlx __complete -- $before[2..-1] (commandline -ct) 2>/dev/null
end
complete -c mlx -f -a '(__mlx_complete)'`,
} as const;
