import type { LogLine } from '../../logs/line.ts';
import { describeRun } from '../../runs/describe-run.ts';
import { followRun } from '../../runs/follow-run.ts';
import { isFlowRun, type AnyRunSummary } from '../../runs/any-run.ts';
import { followFlow } from '../../runs/flows/follow/follow-flow.ts';
import type { FlowProgress } from '../../runs/flows/follow/flow-progress.ts';
import type { FlowRunSummary } from '../../runs/flows/flow-run.ts';
import { describeFlowRun } from '../../runs/flows/read/describe-flow-run.ts';
import { hasEnded, type RunSummary } from '../../runs/run.ts';
import { noticeOf } from './error-content.ts';
import type { Desk } from './work.ts';
import { settleOn } from './settle-on.ts';

/** Milliseconds in which lines are gathered before they are told. */
const gathering = 66;

export interface Follower {
  /** Tells the lines of this run from now on, and of no other. */
  follow: (run: AnyRunSummary) => void;
}

export function openFollower(desk: Desk, look: () => void): Follower {
  return {
    follow: settleOn<AnyRunSummary>(desk.signal, (run, signal) => {
      const telling = isFlowRun(run) ? tellFlowLines(desk, run, signal, look) : tellLines(desk, run, signal, look);
      telling.catch((error: unknown) => {
        if (!signal.aborted) desk.dispatch({ kind: 'notice', notice: noticeOf(error) });
      });
    }),
  };
}

async function tellLines(desk: Desk, summary: RunSummary, signal: AbortSignal, look: () => void): Promise<void> {
  const { aws } = await desk.bench();
  const run = await describeRun(aws, summary.kind, summary.name);
  if (!run || signal.aborted) return;
  const gathered = gather((lines) => {
    if (!signal.aborted) desk.dispatch({ kind: 'lines', run: run.name, lines });
  });
  try {
    for await (const progress of followRun(run, aws, signal)) {
      if (progress.kind === 'log') gathered.add(progress.line);
      if (progress.kind === 'status') desk.dispatch({ kind: 'run', run: { ...run, status: progress.status } });
    }
  } finally {
    gathered.flush();
  }
  if (!signal.aborted && !hasEnded(run.status)) look();
}

/** Of a run that has ended the lines come in the order of their times, else as they are written. It is driven by others. */
async function tellFlowLines(
  desk: Desk,
  summary: FlowRunSummary,
  signal: AbortSignal,
  look: () => void,
): Promise<void> {
  const { aws } = await desk.bench();
  const run = await describeFlowRun(aws, summary);
  if (!run || signal.aborted) return;
  const gathered = gather((lines) => {
    if (!signal.aborted) desk.dispatch({ kind: 'lines', run: run.name, lines });
  });
  const isOver = hasEnded(run.status);
  const told: AsyncIterable<FlowProgress> = followFlow(run, aws, signal, { onlyWatch: true });
  try {
    for await (const progress of told) {
      if (progress.kind === 'log') gathered.add({ ...progress.line, run: progress.step ?? progress.line.run });
      if (progress.kind === 'step') desk.dispatch({ kind: 'stepped', run: run.name });
      if (progress.kind === 'status' && progress.status !== summary.status) {
        desk.dispatch({ kind: 'run', run: { ...summary, status: progress.status, modified: progress.at } });
      }
    }
  } finally {
    gathered.flush();
  }
  if (!signal.aborted && !isOver) look();
}

/** The first line is told at once, those right behind it together. */
function gather(tell: (lines: readonly LogLine[]) => void): { add: (line: LogLine) => void; flush: () => void } {
  let lines: LogLine[] = [];
  let timer: NodeJS.Timeout | undefined;
  let toldAt = 0;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (lines.length === 0) return;
    const told = lines;
    lines = [];
    toldAt = Date.now();
    tell(told);
  };
  return {
    add: (line) => {
      lines.push(line);
      timer ??= setTimeout(flush, Math.max(0, toldAt + gathering - Date.now()));
    },
    flush,
  };
}
