import { entry } from '../entry.ts';

export const runErrors = {
  RUN_UNKNOWN: entry<{ name: string; near: readonly string[] }>({
    audience: 'you',
    what: ({ name }) => `there is no run "${name}"`,
    why: () => 'A run is named by its full name, the start of it, the name of its job, or `last`.',
    fix: ({ near }) => (near.length > 0 ? `Did you mean ${near.join(' or ')}?` : '`mlx ls` lists the runs.'),
    still: () => 'Nothing was changed.',
  }),
};
