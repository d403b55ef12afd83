import { entry } from '../entry.ts';

/** Of lines that are evaluated: in the session, `mlx repl` and `mlx eval`. */
export const lineErrors = {
  EXPRESSION_STOPPED: entry<{ why: 'too long' | 'too much memory' | 'let go' }>({
    audience: 'cancelled',
    what: ({ why }) => stopped[why].what,
    why: ({ why }) => stopped[why].why,
    fix: ({ why }) =>
      why === 'let go'
        ? 'Type it again to wait once more.'
        : 'Put the work into a job, or make the expression smaller.',
    still: () => 'What it had changed stays changed; runs go on.',
  }),
  TYPESCRIPT_NOT_ERASABLE: entry<{ syntax: string }>({
    audience: 'you',
    what: ({ syntax }) => `a line can't have a TypeScript ${syntax}`,
    why: () => 'Types are erased and the rest runs as it stands; this is code as well as a type.',
    fix: ({ syntax }) =>
      syntax === 'enum'
        ? "Write `const Colour = { red: 'red' } as const` in place of an enum."
        : 'Write it in JavaScript: a const, a class with fields of its own, or a function.',
    still: () => 'Nothing was evaluated.',
  }),
  NOT_IN_LINES: entry<{ name: string }>({
    audience: 'you',
    what: ({ name }) => `lines have no ${name}`,
    why: () =>
      'A line works on the live objects of mlx with what JavaScript itself has. It reaches neither the process that it runs in, nor modules, nor the network but through AWS.',
    fix: ({ name }) => instead[name] ?? 'Type `?` and a few letters, then Tab, to see what lines have.',
    still: () => 'The session goes on.',
  }),
};

const stopped = {
  'too long': {
    what: 'the expression ran too long and was ended',
    why: 'An expression may run for 2 seconds without a pause, so that the screen stays alive.',
  },
  'too much memory': {
    what: 'the expression filled the memory and was ended',
    why: 'What does not fit into the memory would end the whole session.',
  },
  'let go': { what: 'the expression was let go', why: 'It was waiting for something that had not come.' },
} as const;

const instead: Readonly<Record<string, string>> = {
  process: 'To leave, press Ctrl-D in `mlx repl`; in the session ctrl-] and then q.',
  fetch: 'Use the clients of AWS: `aws.s3`, `aws.sagemaker`, or sql`...`.',
};
