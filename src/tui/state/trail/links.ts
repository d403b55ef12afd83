import { logGroupOf } from '../../../base/job-kind.ts';
import type { Value } from '../../../commands/value.ts';
import { isFlowRun } from '../../../runs/any-run.ts';
import type { FlowRun, StepRun } from '../../../runs/flows/flow-run.ts';
import type { Run } from '../../../runs/run.ts';
import { thingOfRun } from '../../../runs/things/run-thing.ts';
import type { Thing } from '../../../runs/things/thing.ts';
import type { Content } from '../content.ts';
import { rowOfNamed } from '../tree/open-row.ts';
import type { Row } from '../tree/row.ts';
import type { State } from '../state.ts';

/** What one can go on to from the page that is shown, each once, in the order in which the page tells of it. */
export function linksOf(state: State): Row[] {
  const found = new Map<string, Row>();
  for (const thing of thingsIn(state.detail.page.content)) {
    const row = rowOfNamed(thing, state);
    if (row && row.key !== state.detail.page.about && !found.has(row.key)) found.set(row.key, row);
  }
  return [...found.values()];
}

function thingsIn(content: Content): Thing[] {
  switch (content.kind) {
    case 'value':
      return thingsOf(content.value);
    case 'job':
      return [...Object.values(content.job.inputs), ...Object.values(content.job.outputs)].flatMap((ref): Thing[] => {
        if (ref.kind === 'table') return [{ kind: 'table', name: `${ref.database}.${ref.table}` }];
        if (ref.kind === 'features') return [{ kind: 'feature group', name: ref.group }];
        return ref.kind === 'output' ? [{ kind: 'job', name: ref.job }] : [];
      });
    default:
      return [];
  }
}

function thingsOf(value: Value): Thing[] {
  switch (value.kind) {
    case 'run':
    case 'launched':
    case 'followed':
      return ofRun(value.run);
    case 'flow run':
    case 'flow launched':
    case 'flow followed':
    case 'retry':
      return ofFlowRun(value.run);
    case 'runs':
      return value.runs.map(thingOfRun);
    case 'tables':
      return value.tables.map(({ name, format }) => ({ kind: 'table', name, note: format }));
    case 'sheet':
      return [...value.sheet.links];
    case 'check':
      return [
        ...value.jobs.map(({ job }): Thing => ({ kind: 'job', name: job })),
        ...value.flows.map(({ flow }): Thing => ({ kind: 'flow', name: flow })),
      ];
    case 'several':
      return value.values.flatMap(thingsOf);
    case 'answer':
      return thingsOf(value.value);
    default:
      return [];
  }
}

function ofRun({ job, kind, outputs, arn }: Run): Thing[] {
  const group = logGroupOf(kind);
  const tables = outputs.flatMap(({ table }) => table ?? []);
  return [
    { kind: 'job', name: job },
    ...tables.map((name): Thing => ({ kind: 'table', name })),
    {
      kind: 'log group',
      name: group,
      arn: arn.replace(/:sagemaker:([^:]*:[^:]*):.*$/u, `:logs:$1:log-group:${group}`),
    },
  ];
}

function ofFlowRun(run: FlowRun): Thing[] {
  return [...run.steps.flatMap(ofStep), { kind: 'flow', name: run.flow }];
}

function ofStep({ job, made, child, status, started }: StepRun): Thing[] {
  const done = jobStatus[status];
  const jobs: Thing[] = job
    ? [{ kind: 'run', name: job.name, arn: job.arn, status: done, changed: started, note: job.kind }]
    : [];
  const model: Thing[] =
    made !== undefined && /:model(?:-package)?\//u.test(made)
      ? [{ kind: 'model', name: made.split('/').slice(1).join('/'), arn: made }]
      : [];
  if (!child) return [...jobs, ...model];
  const { name, arn, flow, way, created, modified } = child;
  const summary = { name, arn, flow, way, status: child.status, created, modified };
  return [...jobs, ...model, ...(isFlowRun(summary) ? [thingOfRun(summary)] : []), ...child.steps.flatMap(ofStep)];
}

/** What a step's word means for its job. */
const jobStatus = {
  waiting: 'starting',
  starting: 'starting',
  running: 'running',
  stopping: 'stopping',
  completed: 'completed',
  failed: 'failed',
  stopped: 'stopped',
  skipped: 'stopped',
  reused: 'completed',
} as const satisfies Record<StepRun['status'], string>;
