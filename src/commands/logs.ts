import { MlxError } from '../base/errors.ts';
import type { LogLine } from '../logs/line.ts';
import { readLines } from '../logs/read-lines.ts';
import { findAnyRun } from '../runs/find-any-run.ts';
import { followFlow } from '../runs/flows/follow/follow-flow.ts';
import { logsOfFlow } from '../runs/flows/follow/logs-of-flow.ts';
import type { FlowRun } from '../runs/flows/flow-run.ts';
import { followRun } from '../runs/follow-run.ts';
import { logSourceOf } from '../runs/log-source.ts';
import { hasEnded, type Run as JobRun } from '../runs/run.ts';
import type { Aws } from '../aws/aws.ts';
import type { Run } from './command.ts';
import { wordOf, textOf, isOn } from './read-input.ts';
import { parseMoment } from './moment.ts';
import { atWorkbench } from './workbench.ts';

/** A line, and the step of a flow that said it. */
interface Said {
  line: LogLine;
  step?: string;
}

interface Wanted {
  since?: number;
  follow: boolean;
  signal: AbortSignal;
}

/** `mlx logs RUN`: tells the run's log lines, oldest first; of a flow those of all steps. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ aws, project }) => {
    const since = parseMoment('--since', textOf(input, 'since'), Date.now());
    const pattern = readPattern(textOf(input, 'grep'));
    const found = await findAnyRun(aws, wordOf(input, 'RUN'), project);
    const wanted = { since, follow: isOn(input, 'follow') && !hasEnded(found.run.status), signal: host.signal };
    const lines = found.kind === 'job' ? linesOfJob(found.run, aws, wanted) : linesOfFlow(found.run, aws, wanted);
    for await (const { line, step } of lines) {
      if (!pattern || pattern.test(line.text)) host.notify({ kind: 'log', line, ...(step !== undefined && { step }) });
    }
    return { value: { kind: 'nothing' }, exit: host.signal.aborted ? 130 : 0 };
  });

async function* linesOfJob(run: JobRun, aws: Aws, { since = 0, follow, signal }: Wanted): AsyncIterable<Said> {
  if (!follow) {
    for await (const line of readLines(aws, logSourceOf(run), { since, follow, signal })) yield { line };
    return;
  }
  for await (const progress of followRun(run, aws, signal)) {
    if (progress.kind === 'log' && progress.line.timestamp >= since) yield { line: progress.line };
  }
}

async function* linesOfFlow(run: FlowRun, aws: Aws, { since = 0, follow, signal }: Wanted): AsyncIterable<Said> {
  if (!follow) {
    for await (const line of logsOfFlow(run, aws, { since, signal })) yield { line, step: line.run };
    return;
  }
  for await (const progress of followFlow(run, aws, signal)) {
    if (progress.kind === 'log' && progress.line.timestamp >= since) yield { line: progress.line, step: progress.step };
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
