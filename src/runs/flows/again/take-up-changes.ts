import { s3Place } from '../../../base/s3-place.ts';
import type { Aws } from '../../../aws/aws.ts';
import { findFlows } from '../../../define/flow/find-flows.ts';
import type { FlowDefinition } from '../../../define/flow/flow-definition.ts';
import { readFlow } from '../../../define/flow/read-flow.ts';
import { paramsOfFlow } from '../../../define/flow/params-of-flow.ts';
import type { Project } from '../../../define/project.ts';
import type { PlannedStep } from '../../../plan/flow/flow-plan.ts';
import { unroll } from '../../../plan/pipeline/unroll.ts';
import type { ReadyFlow } from '../deploy/deployed.ts';
import { openJournal } from '../direct/journal.ts';
import type { FlowRun } from '../flow-run.ts';
import type { FlowProgress } from '../follow/flow-progress.ts';
import { prepareFlow } from '../prepare/prepare-flow.ts';
import { deployFlow } from '../start/start-flow.ts';
import { sendNeeds } from '../start/send-needs.ts';

interface Surroundings {
  aws: Aws;
  project: Project;
  notify: (progress: FlowProgress) => void;
}

/**
 * Before a run is taken up again: what has changed in its flow's file and scripts since is planned, and takes the place of
 * what did not complete. A run of direct jobs keeps its plan in its journal, a pipeline its definition in SageMaker; a state
 * machine is taken up only with the definition that it began with. A run of a flow that has no file here, or of other steps
 * than the file has now, stays as it is. Throws what reading and planning the flow throw.
 */
export async function takeUpChanges(run: FlowRun, around: Surroundings): Promise<void> {
  const { aws, project, notify } = around;
  const flow = await flowOf(run, project);
  if (!flow || run.way === 'states') return;
  const known = Object.entries(run.params).filter(([name]) => Object.hasOwn(flow.params, name));
  const params = paramsOfFlow(flow, Object.fromEntries(known));
  const plan = await prepareFlow(flow, { way: run.way, params, run: run.name }, aws, project, notify);
  if (run.way === 'job') return renewJournal(run, plan, around);
  const { change } = await deployFlow(plan, aws, notify);
  if (change === 'updated') notify({ kind: 'note', text: `updated ${plan.deployed} to what ${flow.name} is now` });
}

async function flowOf(run: FlowRun, project: Project): Promise<FlowDefinition | undefined> {
  const file = (await findFlows(project)).find(({ name }) => name === run.flow);
  return file && readFlow(file, project);
}

async function renewJournal(run: FlowRun, plan: ReadyFlow, { aws, notify }: Surroundings): Promise<void> {
  const place = s3Place(run.arn);
  const journal = place && openJournal(aws, place);
  const record = await journal?.run();
  if (!journal || !record) return;
  const steps = unroll(plan.steps);
  if (namesOf(steps) !== namesOf(record.steps)) {
    notify({ kind: 'note', text: `${run.flow} has other steps now; the run goes on as it was planned` });
    return;
  }
  const done = new Set(run.steps.filter(({ status }) => status === 'completed').map(({ name }) => name));
  const before = new Map(record.steps.map((step) => [step.name, step]));
  const renewed = steps.map((step) => (done.has(step.name) ? (before.get(step.name) ?? step) : step));
  const changed = renewed.filter((step) => requestText(step) !== requestText(before.get(step.name)));
  if (changed.length === 0) return;
  await sendNeeds(plan, aws, notify, () => undefined);
  await journal.amend({ ...record, definition: plan.flow, steps: renewed });
  notify({ kind: 'note', text: `as the project is now: ${changed.map(({ name }) => name).join(', ')}` });
}

function namesOf(steps: readonly PlannedStep[]): string {
  return steps
    .map(({ name }) => name)
    .toSorted()
    .join(' ');
}

function requestText(step: PlannedStep | undefined): string {
  return JSON.stringify(step?.request ?? null);
}
