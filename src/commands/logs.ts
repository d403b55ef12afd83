import { MlxError } from '../base/errors.ts';
import type { LogLine } from '../logs/line.ts';
import { readLines } from '../logs/read-lines.ts';
import { findRun } from '../runs/find-run.ts';
import { followRun } from '../runs/follow-run.ts';
import { logSourceOf } from '../runs/log-source.ts';
import type { Progress } from '../runs/progress.ts';
import { hasEnded } from '../runs/run.ts';
import type { Run } from './command.ts';
import { wordOf, textOf, isOn } from './read-input.ts';
import { parseSince } from './since.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx logs RUN`: tells the run's log lines, oldest first. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ aws }) => {
    const since = parseSince(textOf(input, 'since'), Date.now());
    const pattern = readPattern(textOf(input, 'grep'));
    const found = await findRun(aws, wordOf(input, 'RUN'));
    const lines =
      isOn(input, 'follow') && !hasEnded(found.status)
        ? linesOf(followRun(found, aws, host.signal), since)
        : readLines(aws, logSourceOf(found), { since, follow: false, signal: host.signal });
    for await (const line of lines) {
      if (!pattern || pattern.test(line.text)) host.notify({ kind: 'log', line });
    }
    return { value: { kind: 'nothing' }, exit: host.signal.aborted ? 130 : 0 };
  });

async function* linesOf(told: AsyncIterable<Progress>, since = 0): AsyncIterable<LogLine> {
  for await (const progress of told) {
    if (progress.kind === 'log' && progress.line.timestamp >= since) yield progress.line;
  }
}

function readPattern(text: string | undefined): RegExp | undefined {
  if (text === undefined) return undefined;
  try {
    return new RegExp(text, 'u');
  } catch (error) {
    const rule = `a regular expression (${(error as Error).message})`;
    throw new MlxError('FLAG_VALUE_WRONG', { flag: '--grep', value: text, rule });
  }
}
