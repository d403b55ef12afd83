import { entry } from '../entry.ts';

export const commandErrors = {
  VERB_UNKNOWN: entry<{ verb: string; nearest?: string }>({
    audience: 'you',
    what: ({ verb }) => `mlx has no command "${verb}"`,
    why: () => '`mlx help` lists all commands.',
    fix: ({ nearest }) => (nearest ? `Did you mean \`mlx ${nearest}\`?` : 'Run `mlx help`.'),
    still: () => 'Nothing was done.',
  }),
  BUG: entry<{ message: string }>({
    audience: 'bug',
    what: ({ message }) => `mlx broke: ${message}`,
    why: () => 'This is a bug in mlx, not in your job.',
    fix: () => 'Run the command again with MLX_DEBUG=1 and report what it prints.',
    still: () => 'Runs that were started go on; `mlx ls` shows them.',
  }),
};
