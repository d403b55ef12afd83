import { join } from 'node:path';
import { MlxError, tell } from '../../base/errors.ts';
import { findJob } from '../../define/find-job.ts';
import { readJob } from '../../define/read-job.ts';
import { headReference } from '../../define/reference.ts';
import { describeRun } from '../../runs/describe-run.ts';
import { whyRun } from '../../runs/why-run.ts';
import type { Content } from '../state/content.ts';
import type { Row } from '../state/rows.ts';
import type { JobEntry } from '../state/state.ts';
import { errorContent } from './error-content.ts';
import { readVerb, runVerb } from './run-verb.ts';
import type { Desk } from './work.ts';
import { settleOn } from './settle-on.ts';

export interface Inspector {
  /** Tells what there is to know of a row, in one or more pages, unless another row is selected meanwhile. */
  show: (row: Row) => void;
}

export function openInspector(desk: Desk): Inspector {
  return {
    show: settleOn<Row>(desk.signal, (row, signal) => {
      const tellPage = (content: Content) => {
        if (!signal.aborted) desk.dispatch({ kind: 'page', about: row.key, content });
      };
      inspect(row, desk, signal, tellPage).catch((error: unknown) => tellPage(errorContent(error)));
    }),
  };
}

async function inspect(row: Row, desk: Desk, signal: AbortSignal, tellPage: (content: Content) => void): Promise<void> {
  const verb = async (...words: string[]) => {
    const { value } = await runVerb(readVerb(words, desk), desk, { signal, notify: () => undefined });
    tellPage({ kind: 'value', value });
  };
  switch (row.kind) {
    case 'group':
      return verb({ jobs: 'check', runs: 'ls', tables: 'tables' }[row.group]);
    case 'job':
      return inspectJob(row.job, desk, signal, tellPage);
    case 'run': {
      const { aws } = await desk.bench();
      const run = await describeRun(aws, row.run.kind, row.run.name);
      if (!run) return tellPage({ kind: 'loading', text: 'this run is no longer there' });
      const why = run.status === 'failed' ? await whyRun(run, aws) : undefined;
      return tellPage({ kind: 'value', value: { kind: 'run', run, why } });
    }
    case 'table':
      return verb('tables', row.table.name);
    case 'empty':
      return tellPage({ kind: 'nothing' });
  }
}

/** The head at once; the plan, which may have to ask AWS and lock packages, when it is there. */
async function inspectJob(
  entry: JobEntry,
  desk: Desk,
  signal: AbortSignal,
  tellPage: (content: Content) => void,
): Promise<void> {
  const { project } = await desk.bench();
  const path = join(project.root, entry.script);
  const job = await readJob(await findJob(project, path), project);
  const head = { kind: 'job', job, reference: headReference() } as const;
  tellPage(head);
  try {
    const { value } = await runVerb(readVerb(['plan', path], desk), desk, { signal, notify: () => undefined });
    if (value.kind === 'plan') tellPage({ ...head, plan: value.plan });
  } catch (error) {
    if (!(error instanceof MlxError)) throw error;
    tellPage({ ...head, planError: tell(error.code, error.details) });
  }
}
