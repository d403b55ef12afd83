import { jobKinds } from '../../base/job-kind.ts';
import { runStatuses } from '../../runs/run.ts';
import type { Command } from '../command.ts';
import { levels } from '../logs/levels.ts';
import { run } from './words.ts';

const logHelp =
  'a run as in `mlx show`, a job or an execution by name or ARN, a log group `/aws/...` with a prefix of streams after `:`, or `endpoint/NAME`';

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
    summary: 'follow the log of a run, a job, a log group or an endpoint',
    about:
      'In a terminal it opens on the whole screen. Without one, or with a flag that says which lines, it prints them: whole lines ' +
      'in the order of time, notices on standard error. A run that goes on is followed to its end, and the exit code says how ' +
      'it ended: 0 completed, 1 failed or stopped, 5 where not all of the log could be read. With `--json` each line is one object: ' +
      '`run`, `step`, `group`, `stream`, `host`, `timestamp` and `ingestion` (milliseconds since 1970), `id` of the event, `level`, ' +
      '`text`; `raw` where a progress bar was overwritten, `continues` where it belongs to the line before, as in a traceback, ' +
      'and `late` where later lines were printed before it.',
    args: [{ ...run, help: logHelp }],
    flags: {
      follow: {
        type: 'boolean',
        short: 'f',
        help: 'go on until the run ends; `--no-follow` prints what is there',
        default: true,
      },
      plain: { type: 'boolean', help: 'print, also in a terminal' },
      tail: { type: 'number', value: 'N', help: 'of what is there only the last N lines' },
      since: {
        type: 'string',
        value: 'WHEN',
        help: 'from a time (`2026-11-21T20:00`) or an age (`90s`, `15m`, `2h`, `1d`)',
      },
      until: { type: 'string', value: 'WHEN', help: 'up to a time or an age' },
      step: { type: 'string', value: 'STEP', help: 'only this step of a flow' },
      host: { type: 'string', value: 'HOST', help: 'only this host: `algo-1`' },
      level: { type: 'string', help: 'only lines of this level or above, with what belongs to them', choices: levels },
      grep: {
        type: 'list',
        value: 'PATTERN',
        help: 'only lines that match this regular expression; `(?i)` in front ignores case; may be repeated',
      },
      exclude: { type: 'list', value: 'PATTERN', help: 'no lines that match this one; may be repeated' },
      hold: {
        type: 'number',
        value: 'SECONDS',
        help: 'hold lines back so long, so that those of slower hosts come in their places',
        default: 2,
      },
      resume: { type: 'boolean', help: 'go on where the same command came to the last time' },
    },
    examples: [
      { run: 'mlx logs train', does: 'follow the newest run of train' },
      { run: "mlx logs last --since 15m --grep 'loss='", does: 'what it says of its loss, from 15 minutes ago' },
      { run: 'mlx logs /aws/lambda/score:2026/11/21 --json', does: 'streams of a log group, as JSON lines' },
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
