import { jobKinds } from '../../base/job-kind.ts';
import { runStatuses } from '../../runs/run.ts';
import type { Command } from '../command.ts';
import { run } from './words.ts';

/** Verbs that look at runs. */
export const lookVerbs: readonly Command[] = [
  {
    name: 'ls',
    group: 'look',
    summary: 'list runs of jobs and flows, newest first',
    args: [],
    flags: {
      jobs: { type: 'boolean', help: 'also the jobs that are steps of a flow' },
      kind: { type: 'string', help: 'only this kind of job', choices: jobKinds },
      status: {
        type: 'string',
        help: 'only runs in this state',
        choices: runStatuses,
      },
      limit: { type: 'number', value: 'N', help: 'at most so many', default: 20 },
    },
    examples: [{ run: 'mlx ls --status failed', does: 'what went wrong lately' }],
    effect: 'reads',
    load: () => import('../ls.ts'),
  },
  {
    name: 'show',
    group: 'look',
    summary: 'show a run: times, params, data, metrics; of a flow its graph',
    args: [run],
    flags: {
      mermaid: { type: 'boolean', help: 'the graph in the language of Mermaid, for Markdown' },
      svg: { type: 'boolean', help: 'the graph as a picture' },
    },
    examples: [
      { run: 'mlx show last', does: 'the newest run' },
      { run: 'mlx show delays --svg > delays.svg', does: 'a picture of the newest run of delays' },
    ],
    effect: 'reads',
    load: () => import('../show.ts'),
  },
  {
    name: 'logs',
    group: 'look',
    summary: "print a run's log",
    args: [run],
    flags: {
      follow: { type: 'boolean', short: 'f', help: 'go on until the run ends' },
      since: {
        type: 'string',
        value: 'WHEN',
        help: 'from a time (`2026-11-21T20:00`) or an age (`90s`, `15m`, `2h`, `1d`)',
      },
      grep: { type: 'string', value: 'PATTERN', help: 'only lines that match this regular expression' },
    },
    examples: [
      { run: 'mlx logs train -f', does: 'follow the newest run of train' },
      { run: "mlx logs last --since 15m --grep 'loss='", does: 'what it said of its loss lately' },
    ],
    tellsLines: true,
    effect: 'reads',
    load: () => import('../logs.ts'),
  },
  {
    name: 'why',
    group: 'look',
    summary: 'say why a run failed, and what to do',
    args: [run],
    flags: {},
    examples: [{ run: 'mlx why last', does: 'the newest run' }],
    effect: 'reads',
    load: () => import('../why.ts'),
  },
];
