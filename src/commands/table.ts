import type { Command } from './command.ts';

/** Every verb of mlx, once. Faces read this table; nothing heavy loads before a verb is run. */
export const commands: readonly Command[] = [
  {
    name: 'help',
    group: 'mlx',
    summary: 'what mlx does; help on a command or a topic',
    about: 'Topics: `head`, `exit-codes`, `errors`, `colours`, `where`.',
    args: [{ name: 'TOPIC', help: 'a command or a topic', required: false, rest: true, completes: 'topic' }],
    flags: {},
    examples: [{ run: 'mlx help head', does: 'every key of a head' }],
    effect: 'reads',
    load: () => import('./help.ts'),
  },
  {
    name: 'completion',
    group: 'mlx',
    summary: 'print a script that completes words in your shell',
    about:
      'bash: `source <(mlx completion bash)` in `~/.bashrc`. zsh: the same in `~/.zshrc`. fish: `mlx completion fish | source`.',
    args: [{ name: 'SHELL', help: 'bash, zsh or fish', required: true }],
    flags: {},
    examples: [{ run: 'source <(mlx completion bash)', does: 'complete in this shell' }],
    effect: 'reads',
    load: () => import('./completion.ts'),
  },
  {
    name: 'version',
    group: 'mlx',
    summary: 'print the version',
    args: [],
    flags: {},
    examples: [],
    effect: 'reads',
    load: () => import('./version.ts'),
  },
  {
    name: '__complete',
    summary: 'tell a shell the words that may stand next',
    args: [{ name: 'WORD', help: 'the words so far, the last one unfinished', required: false, rest: true }],
    flags: {},
    examples: [],
    effect: 'reads',
    load: () => import('./complete.ts'),
  },
];
