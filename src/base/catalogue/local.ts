import { entry } from '../entry.ts';

export const localErrors = {
  LOCAL_FOLDER_UNWRITABLE: entry<{ folder: string; reason: string }>({
    audience: 'you',
    what: ({ folder }) => `mlx can't write in ${folder}`,
    why: ({ reason }) => `The embedded AWS keeps its state there: ${reason}.`,
    fix: ({ folder }) => `Make ${folder} writable, or set MLX_HOME to a folder that is.`,
    still: () => 'Nothing was started.',
  }),
};
