import { commands } from '../../src/commands/table.ts';
import type { RunSummary } from '../../src/runs/run.ts';
import { initialState, type State } from '../../src/tui/state/state.ts';

export const now = Date.UTC(2026, 10, 21, 20, 0, 0);

/** A session with two jobs, three runs, one of them running, whose log is shown. */
export function sessionState(more: Partial<State> = {}): State {
  const runs = [runOf('train-3', 'running'), runOf('train-2', 'failed'), runOf('prepare-1', 'completed')];
  return {
    ...initialState,
    commands,
    now,
    place: { project: 'flights', where: 'local', region: 'us-east-1' },
    tree: {
      ...initialState.tree,
      jobs: [
        { name: 'prepare', script: 'jobs/prepare.py', kind: 'processing', faults: 0 },
        { name: 'train', script: 'jobs/train.py', kind: 'training', faults: 2 },
      ],
      runs,
      tables: [{ name: 'nyc.flights', format: 'parquet' }],
      cursor: 'job:jobs/train.py',
    },
    detail: {
      page: {
        about: 'job:jobs/train.py',
        title: 'train',
        content: {
          kind: 'value',
          value: { kind: 'text', text: Array.from({ length: 60 }, (_, at) => `row ${at}`).join('\n') },
        },
      },
      offset: 0,
      filter: '',
    },
    log: { run: runs[0] },
    ...more,
  };
}

export function runOf(name: string, status: RunSummary['status']): RunSummary {
  const job = name.replace(/-\d+$/, '');
  const kind = job === 'prepare' ? 'processing' : 'training';
  const created = now - 90_000;
  return {
    name,
    arn: `arn:aws:sagemaker:us-east-1:000000000000:job/${name}`,
    kind,
    job,
    status,
    created,
    modified: created,
  };
}
