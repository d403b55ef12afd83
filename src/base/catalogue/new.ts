import { entry } from '../entry.ts';

export const newErrors = {
  NEW_WOULD_OVERWRITE: entry<{ folder: string; files: readonly string[] }>({
    audience: 'you',
    what: ({ files }) => `${files.join(', ')} ${files.length === 1 ? 'lies' : 'lie'} there already, with other content`,
    why: ({ folder }) => `\`mlx new\` never overwrites; it was to write in ${folder}.`,
    fix: () => 'Choose another folder with `--dir`, another `--name`, or move what is there.',
    still: () => 'Nothing was written.',
  }),
  NEW_ANSWER_WRONG: entry<{ flag: string; value: string; form: string }>({
    audience: 'you',
    what: ({ flag, value }) => `${flag} can't be "${value}"`,
    why: ({ flag, form }) => `${flag} is written as ${form}.`,
    fix: () => 'Write it in one of these forms; `mlx new --help` has examples.',
    still: () => 'Nothing was written.',
  }),
  NEW_JOB_FAULTS: entry<{ file: string; count: number }>({
    audience: 'you',
    what: ({ file, count }) => `${file} would have ${count === 1 ? 'a fault' : `${count} faults`} in its head`,
    why: () => 'What `mlx new` writes passes `mlx check`.',
    fix: () => 'Give other flags for the places shown.',
    still: () => 'Nothing was written.',
  }),
  RECIPE_UNKNOWN: entry<{ name: string; known: readonly string[]; nearest?: string }>({
    audience: 'you',
    what: ({ name }) => `mlx has no recipe "${name}"`,
    why: ({ known }) => `There are ${known.join(', ')}, and \`job\` for a job of your own.`,
    fix: ({ nearest }) => (nearest ? `Did you mean \`mlx new ${nearest}\`?` : 'Run `mlx new` to choose.'),
    still: () => 'Nothing was written.',
  }),
  FOLDER_UNWRITABLE: entry<{ folder: string; reason: string }>({
    audience: 'you',
    what: ({ folder }) => `mlx can't write in ${folder}`,
    why: ({ reason }) => `The system says: ${reason}.`,
    fix: () => 'Choose another folder with `--dir`, or make this one writable.',
    still: () => 'What was written before stays; run the command again to make the rest.',
  }),
};
