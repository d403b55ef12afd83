import { join } from 'node:path';
import { MlxError, tell } from '../../base/errors.ts';
import { findJob } from '../../define/find-job.ts';
import { readJob } from '../../define/read-job.ts';
import { headReference } from '../../define/reference.ts';
import { isFlowRun } from '../../runs/any-run.ts';
import type { FlowRunSummary } from '../../runs/flows/flow-run.ts';
import { describeFlowRun } from '../../runs/flows/read/describe-flow-run.ts';
import { adviceOn } from '../../runs/flows/timeline/advice-on.ts';
import { timelineOf } from '../../runs/flows/timeline/timeline-of.ts';
import { whyFlow } from '../../runs/flows/why/why-flow.ts';
import { hasEnded } from '../../runs/run.ts';
import { describeRun } from '../../runs/describe-run.ts';
import { whyRun } from '../../runs/why-run.ts';
import type { Content } from '../state/content.ts';
import type { Row } from '../state/rows.ts';
import type { Group, JobEntry } from '../state/state.ts';
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
      return verb(...wordsOfGroup(row.group, desk));
    case 'job':
      return inspectJob(row.job, desk, signal, tellPage);
    case 'flow':
      return verb('plan', join((await desk.bench()).project.root, row.flow.file));
    case 'run': {
      if (isFlowRun(row.run)) return inspectFlowRun(row.run, desk, tellPage);
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

function wordsOfGroup(group: Group, { options }: Desk): string[] {
  switch (group) {
    case 'jobs':
      return ['check'];
    case 'flows':
      return ['check', ...(options.store.get().tree.flows ?? []).map(({ name }) => name)];
    case 'runs':
      return ['ls'];
    case 'tables':
      return ['tables'];
  }
}

/** The graph at once; where its time went and why it failed, which asks for each job, when they are there. */
async function inspectFlowRun(
  summary: FlowRunSummary,
  desk: Desk,
  tellPage: (content: Content) => void,
): Promise<void> {
  const { aws } = await desk.bench();
  const run = await describeFlowRun(aws, summary);
  if (!run) return tellPage({ kind: 'loading', text: 'this run is no longer there' });
  const isNew = desk.options.store.get().detail.page.content.kind === 'loading';
  if (isNew) tellPage({ kind: 'value', value: { kind: 'flow run', run } });
  const timeline = await timelineOf(run, aws);
  const [advice, why] = hasEnded(run.status)
    ? await Promise.all([adviceOn(timeline, run, aws), run.status === 'failed' ? whyFlow(run, aws) : undefined])
    : [];
  tellPage({ kind: 'value', value: { kind: 'flow run', run, timeline, advice, why } });
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
