import { entry } from '../entry.ts';

export const sessionErrors = {
  EDITOR_UNSET: entry<{ place: string }>({
    audience: 'you',
    what: ({ place }) => `no editor is named to open ${place}`,
    why: () => 'EDITOR and VISUAL are not set.',
    fix: () => 'Set one of them in your shell: `export EDITOR=vim`.',
    still: () => 'Nothing was changed.',
  }),
  FILE_NONE: entry<{ name: string }>({
    audience: 'you',
    what: ({ name }) => `no file of this project stands behind ${name}`,
    why: () => 'Jobs, flows and their runs have one.',
    fix: () => 'Select one of these.',
    still: () => 'Nothing was changed.',
  }),
  YANK_NONE: entry<{ name: string; what: string }>({
    audience: 'you',
    what: ({ name, what }) => `there is no ${what} of ${name}`,
    why: () => 'It is of a kind, or in a place, that has none.',
    fix: () => 'The menu of `y` shows what there is.',
    still: () => 'Nothing was copied.',
  }),
  CONSOLE_NONE: entry<{ name: string }>({
    audience: 'you',
    what: ({ name }) => `there is no page of ${name} in the console of AWS`,
    why: () => 'Nobody but this session knows it.',
    fix: () => 'Select a job, a run, a table or a thing of AWS.',
    still: () => 'Nothing was opened.',
  }),
};
