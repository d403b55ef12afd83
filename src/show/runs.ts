import type { FlowRunSummary } from '../runs/flows/flow-run.ts';
import { hasEnded, type RunSummary } from '../runs/run.ts';
import { type Frame, type Line, type Span, span } from './line.ts';
import { drawProse } from './prose.ts';
import { showAge, showDuration } from './quantity.ts';
import { drawStatus } from './status.ts';
import { drawTable } from './table.ts';

/** The list of runs, newest first as given. */
export function drawRuns(runs: readonly (RunSummary | FlowRunSummary)[], { width, now }: Frame): Line[] {
  if (runs.length === 0) return drawProse('No runs yet. `mlx run JOB` starts one.', width, 'dim');
  return drawTable(
    [
      { title: 'status', least: 11 },
      { title: 'run', least: 24, role: 'strong' },
      { title: 'of', least: 6 },
      { title: 'kind', least: 10, role: 'dim' },
      { title: 'took', align: 'right', least: 7 },
      { title: 'started', align: 'right', least: 9, role: 'dim' },
    ],
    runs.map((run) => [
      drawStatus(run.status),
      run.name,
      'flow' in run ? run.flow : run.job,
      'flow' in run ? flowKinds[run.way] : run.kind,
      tookText(run, now),
      showAge(run.created, now),
    ]),
    width,
  );
}

const flowKinds = { job: 'flow', pipeline: 'pipeline', states: 'states' } as const;

/** A service may not tell when a run ended. */
function tookText({ created, ended, status }: RunSummary | FlowRunSummary, now: number): Span {
  if (ended !== undefined) return span('plain', showDuration(ended - created));
  return span('dim', hasEnded(status) ? '' : `${showDuration(now - created)}…`);
}
