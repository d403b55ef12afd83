import { freeze } from '../../base/freeze.ts';
import { startOf, type Place } from '../../base/fault.ts';
import type { JobDefinition, Param } from '../definition.ts';
import { expressionText } from '../expression/text.ts';
import type { Project } from '../project.ts';
import { checkFlow } from './check/check-flow.ts';
import { viewFlow } from './check/flow-view.ts';
import type { DraftStep } from './draft.ts';
import { fillSteps } from './fill-steps.ts';
import type { FlowDefinition, Step } from './flow-definition.ts';
import { refuse } from './resolve-flow.ts';
import { selectJobs } from './select-jobs.ts';
import { asStepName } from './step-name.ts';
import { inOrder } from './walk.ts';

/**
 * The flow that heads make by naming each other's outputs: `train` alone, `+train` with what it needs, `prepare+` with what
 * follows, `+train+`, several by commas. Its params are those of its jobs: one that all of them have alike by its name, any
 * other as `<job>-<param>`; one that may be left out is not among them, because nothing could stand for it.
 * Throws FLOW_SELECTOR, FLOW_DEFINITION_FAULTS (a cycle with its path, a missing job or output), and what finding and reading a job throws.
 */
export async function inferFlow(selector: string, project: Project): Promise<FlowDefinition> {
  const { jobs, name, faults } = await selectJobs(selector, project);
  const params = sharedParams(jobs);
  const drafts = jobs.map((job) => draftOf(job, params));
  const byScript = new Map(jobs.map((job) => [job.script, job]));
  const headOf = (script: string): Place => byScript.get(script)?.places[''] ?? startOf(script);
  const placeOfDraft = (draft: DraftStep): Place => ('script' in draft ? headOf(draft.script) : startOf(name));
  const filled = fillSteps(drafts, { root: project.root, jobs: byScript, placeOf: placeOfDraft });
  const placeOf = (step?: Step, input?: string): Place =>
    (step && input !== undefined && filled.inputPlaces[`${step.name}.inputs.${input}`]) ||
    (step && filled.places.get(step)) ||
    headOf(jobs[0]?.script ?? '');
  const flow = { name, params: flowParams(jobs, params), steps: filled.steps };
  refuse(name, [...faults, ...filled.faults, ...checkFlow(viewFlow(flow, { unread: filled.unread, placeOf }))]);
  const places = Object.fromEntries([...filled.places].map(([step, place]) => [step.name, place]));
  const steps = inOrder(flow.steps, flow);
  return freeze({ ...flow, steps, places: { '': placeOf(), ...places, ...filled.inputPlaces } });
}

function draftOf(job: JobDefinition, shared: ReadonlySet<string>): DraftStep {
  const params = stated(job).map(([param]) => [
    param,
    expressionText({ kind: 'param', name: paramName(job, param, shared) }),
  ]);
  return {
    kind: 'job',
    name: asStepName(job.name, 'job'),
    after: [],
    script: job.script,
    params: Object.fromEntries(params),
    inputs: {},
    env: {},
  };
}

/** Names of params that every job that has one of that name has alike. */
function sharedParams(jobs: readonly JobDefinition[]): Set<string> {
  const forms = new Map<string, Set<string>>();
  for (const [name, param] of jobs.flatMap(stated)) {
    const { help: _, ...form } = param;
    forms.set(name, (forms.get(name) ?? new Set()).add(JSON.stringify(form)));
  }
  return new Set([...forms].flatMap(([name, { size }]) => (size === 1 ? [name] : [])));
}

function flowParams(jobs: readonly JobDefinition[], shared: ReadonlySet<string>): Record<string, Param> {
  const named = jobs.flatMap((job) => stated(job).map(([name, param]) => [paramName(job, name, shared), param]));
  return Object.fromEntries(named);
}

/** Params that have a value in every run. */
function stated(job: JobDefinition): [string, Param][] {
  return Object.entries(job.params).filter(([, param]) => param.required || param.default !== undefined);
}

function paramName(job: JobDefinition, param: string, shared: ReadonlySet<string>): string {
  return shared.has(param) ? param : `${job.name}-${param}`.slice(0, 63);
}
