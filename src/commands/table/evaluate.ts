import type { Command } from '../command.ts';

/** Verbs that evaluate lines. */
export const evaluateVerbs: readonly Command[] = [
  {
    name: 'eval',
    group: 'ask',
    summary: 'evaluate a line of JavaScript over the project: jobs, runs, tables, AWS',
    about:
      'What the REPL of the session knows is there: `jobs`, `flows`, `runs`, `tables`, `plan(...)`, `why(...)`, `aws.sagemaker` and the ' +
      'rest; `mlx eval dir` lists it. With `--json` the value is printed whole, as JSON. Exits 1 where the line throws, and 2 where it ' +
      "can't be read.",
    args: [{ name: 'EXPR', help: 'the line; `-` reads it from standard input', required: true }],
    flags: {},
    examples: [
      { run: "mlx eval 'jobs.train.params'", does: 'what may be given to a job' },
      { run: "mlx eval 'await runs.of(`train`)' --json", does: 'the runs of a job, for another program' },
    ],
    effect: 'reads',
    load: () => import('../eval.ts'),
  },
  {
    name: 'repl',
    group: 'ask',
    summary: 'lines of JavaScript over the project one after another, typed or from a pipe',
    about:
      'The line of the session without its screen. In a terminal with Tab, history and Ctrl-C; in a pipe it prints the values alone, with ' +
      '`--json` one line of JSON each, and ends with the first line that throws.',
    args: [],
    flags: {},
    examples: [
      { run: 'mlx repl', does: 'until Ctrl-D' },
      { run: "echo 'runs.last' | mlx repl --json", does: 'values for another program' },
    ],
    takesScreen: true,
    effect: 'reads',
    load: () => import('../repl.ts'),
  },
];
