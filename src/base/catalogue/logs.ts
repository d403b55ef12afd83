import { entry } from '../entry.ts';

export const logErrors = {
  LOG_TARGET_WRONG: entry<{ word: string; rule: string }>({
    audience: 'you',
    what: ({ word }) => `"${word}" names nothing that has a log`,
    why: ({ rule }) => `It has to be ${rule}.`,
    fix: () => 'Give a run (`mlx ls`), a job or execution by name or ARN, a log group `/aws/...`, or `endpoint/NAME`.',
    still: () => 'Nothing was read.',
  }),
  LOG_PATTERN_INVALID: entry<{ pattern: string; why: string }>({
    audience: 'you',
    what: ({ pattern }) => `/${pattern}/ is not a regular expression`,
    why: ({ why }) => `${why}.`,
    fix: () => 'Write \\ before a character that stands for itself: \\( \\[ \\* \\+ \\? \\.',
    still: () => 'The lines are shown as before.',
  }),
  LOG_PATTERN_SLOW: entry<{ pattern: string; seconds: number }>({
    audience: 'you',
    what: ({ pattern }) => `/${pattern}/ takes too long`,
    why: ({ seconds }) => `A few thousand lines were not through after ${seconds} s, so it was stopped.`,
    fix: () => 'Avoid repeats within repeats, such as (a+)+, or begin with a word that few lines have.',
    still: () => 'All lines are kept, and reading goes on.',
  }),
  LOG_PLACE_UNREADABLE: entry<{ file: string; reason: string }>({
    audience: 'you',
    what: ({ file }) => `${file} does not tell where the reading had come to`,
    why: ({ reason }) => `It was written by \`mlx logs\`, and now ${reason}.`,
    fix: ({ file }) => `Remove ${file}, or leave out \`--resume\`.`,
    still: () => 'The log is read from its beginning, and nothing of it is lost.',
  }),
  LOG_PLACE_UNSAVED: entry<{ file: string; reason: string }>({
    audience: 'you',
    what: ({ file }) => `${file} can't be written`,
    why: ({ reason }) => `\`mlx logs --resume\` would go on from what it says: ${reason}.`,
    fix: () => 'Free some space or make the folder writable.',
    still: () => 'The log is followed as before; only where it has come to is not kept.',
  }),
  SAVE_EXISTS: entry<{ path: string }>({
    audience: 'you',
    what: ({ path }) => `${path} is there already; end the name with ! to replace it`,
    why: () => 'Saving a log never takes the place of a file unless that is said.',
    fix: () => 'Give another name, or the same one with ! behind it.',
    still: () => 'The file is as it was.',
  }),
  SAVE_FAILED: entry<{ path: string; reason: string }>({
    audience: 'you',
    what: ({ path, reason }) => `${path} could not be written: ${reason}`,
    why: ({ reason }) => `The system refused it: ${reason}.`,
    fix: () => 'Give the name of a file in a folder that can be written.',
    still: () => 'What stood there before is as it was.',
  }),
};
