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
];
