import type { LogLine } from '../../logs/line.ts';
import { describeRun } from '../../runs/describe-run.ts';
import { followRun } from '../../runs/follow-run.ts';
import { hasEnded, type RunSummary } from '../../runs/run.ts';
import { noticeOf } from './error-content.ts';
import type { Desk } from './work.ts';
import { settleOn } from './settle-on.ts';

/** Milliseconds in which lines are gathered before they are told. */
const gathering = 66;

export interface Follower {
  /** Tells the lines of this run from now on, and of no other. */
  follow: (run: RunSummary) => void;
}

export function openFollower(desk: Desk, look: () => void): Follower {
  return {
    follow: settleOn<RunSummary>(desk.signal, (run, signal) => {
      tellLines(desk, run, signal, look).catch((error: unknown) => {
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
