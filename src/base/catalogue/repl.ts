import { entry } from '../entry.ts';

export const replErrors = {
  LINE_THREW: entry<{ name: string; message: string }>({
    audience: 'job',
    what: ({ name, message }) => (message === '' ? name : `${name}: ${message}`),
    why: () => 'The line itself, or what it called, threw this.',
    fix: () => 'Look at a part of it by itself: `x?` says what a value is.',
    still: () => 'What the line had done before stays done.',
  }),
};
