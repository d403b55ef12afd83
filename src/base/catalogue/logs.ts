import { entry } from '../entry.ts';

export const logErrors = {
  LOG_TARGET_WRONG: entry<{ word: string; rule: string }>({
    audience: 'you',
    what: ({ word }) => `"${word}" names nothing that has a log`,
    why: ({ rule }) => `It has to be ${rule}.`,
    fix: () => 'Give a run (`mlx ls`), a job or execution by name or ARN, a log group `/aws/...`, or `endpoint/NAME`.',
    still: () => 'Nothing was read.',
  }),
};
