import { join } from 'node:path';
import { MlxError, tell } from '../../../base/errors.ts';
import { findJob } from '../../../define/find-job.ts';
import { readJob } from '../../../define/read-job.ts';
import { headReference } from '../../../define/reference.ts';
import { isFlowRun } from '../../../runs/any-run.ts';
import type { FlowRunSummary } from '../../../runs/flows/flow-run.ts';
import { describeFlowRun } from '../../../runs/flows/read/describe-flow-run.ts';
import { adviceOn } from '../../../runs/flows/timeline/advice-on.ts';
import { timelineOf } from '../../../runs/flows/timeline/timeline-of.ts';
import { whyFlow } from '../../../runs/flows/why/why-flow.ts';
import { hasEnded } from '../../../runs/run.ts';
import { describeRun } from '../../../runs/describe-run.ts';
import { readSheet } from '../../../runs/things/sheets/read-sheet.ts';
import { whyRun } from '../../../runs/why-run.ts';
import type { Content } from '../../state/content.ts';
import type { Group } from '../../state/tree/groups.ts';
import type { Row } from '../../state/tree/row.ts';
import type { JobEntry } from '../../state/state.ts';
import { errorContent } from '../error-content.ts';
import { readVerb, runVerb } from '../run-verb.ts';
import type { Desk } from '../work.ts';
import { settleOn } from '../lists/settle-on.ts';

export interface Inspector {
  /** Tells what there is to know of a row, in one or more pages, unless another row is selected meanwhile. */
  show: (row: Row) => void;
}

/** Milliseconds after which a page that has not come is told to be late, and those for which a plan is waited for. */
const late = { page: 250, plan: 120 };

export function openInspector(desk: Desk): Inspector {
  let timer: NodeJS.Timeout | undefined;
  desk.signal.addEventListener('abort', () => clearTimeout(timer));
  const read = settleOn<Row>(desk.signal, (row, signal) => {
    const tellPage = (content: Content) => {
      if (!signal.aborted) desk.dispatch({ kind: 'page', about: row.key, content });
    };
    inspect(row, desk, signal, tellPage).catch((error: unknown) => tellPage(errorContent(error)));
  });
  return {
    show: (row) => {
      clearTimeout(timer);
      timer = setTimeout(() => desk.dispatch({ kind: 'late' }), late.page);
      read(row);
    },
  };
}

async function inspect(row: Row, desk: Desk, signal: AbortSignal, tellPage: (content: Content) => void): Promise<void> {
  const verb = async (...words: string[]) => {
    const { value } = await runVerb(readVerb(words, desk), desk, { signal, notify: () => undefined });
    tellPage({ kind: 'value', value });
  };
  switch (row.kind) {
    case 'group':
      return inspectGroup(row.group, desk, verb, tellPage);
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
    case 'thing':
      return tellPage({
        kind: 'value',
        value: { kind: 'sheet', sheet: await readSheet(await desk.bench(), row.thing) },
      });
    case 'empty':
      return tellPage({ kind: 'nothing' });
  }
}

/** What is watched is told as its verb tells it, all else by what its list says. */
async function inspectGroup(
  group: Group,
  { options }: Desk,
  verb: (...words: string[]) => Promise<void>,
  tellPage: (content: Content) => void,
): Promise<void> {
  const { tree } = options.store.get();
  if (tree.scope === 'project') {
    if (group === 'jobs') return verb('check');
    if (group === 'flows') return verb('check', ...(tree.flows ?? []).map(({ name }) => name));
    if (group === 'runs') return verb('ls');
    if (group === 'tables') return verb('tables');
  }
  return tellPage({ kind: 'value', value: { kind: 'text', text: aboutGroup[group] } });
}

const aboutGroup: Readonly<Record<Group, string>> = {
  jobs: 'Scripts with a head.',
  flows: 'Files that make a flow of jobs.',
  runs: 'Jobs of SageMaker of all kinds, and executions of pipelines and state machines, newest first.',
  tables: 'Tables of the catalogue, as Athena sees them.',
  'feature groups': 'Groups of the feature store. One opens with ⏎ and tells its features, its stores and its table.',
  models: 'Groups of the registry with their versions, and models that were made for serving.',
  endpoints: 'Endpoints with their variants: models, instances and weights.',
  'log groups': 'Groups of CloudWatch Logs. `l` on one shows its log.',
};

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

/** The head with its plan, where that is there soon; it may have to ask AWS and lock packages: then the head goes first. */
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
  const timer = setTimeout(() => tellPage(head), late.plan);
  try {
    const { value } = await runVerb(readVerb(['plan', path], desk), desk, { signal, notify: () => undefined });
    tellPage(value.kind === 'plan' ? { ...head, plan: value.plan } : head);
  } catch (error) {
    if (!(error instanceof MlxError)) throw error;
    tellPage({ ...head, planError: tell(error.code, error.details) });
  } finally {
    clearTimeout(timer);
  }
}
