import { entry } from '../entry.ts';

export const defineErrors = {
  HEAD_FAULTS: entry<{ file: string; count: number }>({
    audience: 'you',
    what: ({ file, count }) => `${file} has ${count === 1 ? 'a fault' : `${count} faults`} in its head`,
    why: () => 'The head is checked before anything else, so that no mistake travels.',
    fix: () => 'Repair the places shown, then run `mlx check` again.',
    still: () => 'Nothing was sent.',
  }),
};
