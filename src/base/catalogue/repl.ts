import { entry } from '../entry.ts';

export const replErrors = {
  REQUEST_WOULD_FAIL: entry<{
    operation: string;
    faults: readonly { what: string; rule: string; fix: string }[];
  }>({
    audience: 'you',
    what: ({ operation, faults }) =>
      faults.length === 1
        ? `${operation} would be refused: ${faults[0]?.what}`
        : `${operation} would be refused for ${faults.length} faults: ${faults.map(({ what }) => what).join('; ')}`,
    why: ({ faults }) => `${faults.map(({ rule }) => rule).join('; ')}.`,
    fix: ({ faults }) => faults.map(({ fix }) => fix).join(' '),
    still: () => 'It was not sent.',
  }),
  AWS_METHOD_UNKNOWN: entry<{ service: string; method: string; nearest?: string }>({
    audience: 'you',
    what: ({ service, method }) => `aws.${service} has no ${method}`,
    why: () => 'Operations are called as the SDK for JavaScript has them, with a small first letter.',
    fix: ({ service, nearest }) =>
      nearest ? `Did you mean \`aws.${service}.${nearest}\`?` : `Type \`aws.${service}.\` and Tab to see them.`,
    still: () => 'Nothing was sent.',
  }),
  NOTHING_TO_ASK_OF: entry<{ call: string }>({
    audience: 'you',
    what: ({ call }) => `there is nothing that ${call} could tell of`,
    why: () => 'What was given is no value at all, or no job, flow, plan, run or request by itself.',
    fix: ({ call }) =>
      `Look at what was given by itself; ${call} is how it is called, and \`help()\` says what it takes.`,
    still: () => 'Nothing was sent.',
  }),
  LINE_UNREADABLE: entry<{ message: string }>({
    audience: 'you',
    what: ({ message }) => `the line can't be read: ${message}`,
    why: () => 'A line is JavaScript or TypeScript: an expression, or statements whose last value is shown.',
    fix: () => 'Correct it there; in quotes, a text may need other quotes around it.',
    still: () => 'Nothing was evaluated.',
  }),
  LINE_THREW: entry<{ name: string; message: string }>({
    audience: 'job',
    what: ({ name, message }) => (message === '' ? name : `${name}: ${message}`),
    why: () => 'The line itself, or what it called, threw this.',
    fix: () => 'Look at a part of it by itself: `x?` says what a value is.',
    still: () => 'What the line had done before stays done.',
  }),
};
