import { compareTexts } from '../../base/compare.ts';
import { MlxError } from '../../base/errors.ts';
import { startOf, type Fault, type Place } from '../../base/fault.ts';
import { freeze } from '../../base/freeze.ts';
import type { Project } from '../project.ts';
import { nameBelow } from '../source/read-text.ts';
import { checkFlow } from './check/check-flow.ts';
import { viewFlow } from './check/flow-view.ts';
import type { DraftStep, Flow } from './draft.ts';
import { fillSteps } from './fill-steps.ts';
import type { FlowDefinition, Step } from './flow-definition.ts';
import { placesIn } from './place-drafts.ts';
import { problemOf, readJobs } from './read-jobs.ts';

/**
 * A flow with the heads of its scripts read and everything checked; frozen. `file` is the path that it was read from.
 * Throws FLOW_DEFINITION_FAULTS with all faults at their places, those of the heads included.
 */
export async function resolveFlow(flow: Flow, project: Project, file?: string): Promise<FlowDefinition> {
  const drafts = allDrafts(flow.steps);
  const scripts = drafts.flatMap((draft) => ('script' in draft ? [draft.script] : []));
  const { jobs, problems } = await readJobs(scripts, project);
  const codePlaces = [...drafts, ...flow.faults, flow].map(({ at }) => at);
  const placeAt = await placesIn(project.root, codePlaces);
  const start = startOf(file === undefined ? flow.name : nameBelow(project.root, file));
  const flowPlace = flow.at ? placeAt(flow.at) : start;

  const placeOfDraft = ({ at }: Pick<DraftStep, 'at'>): Place => (at ? placeAt(at) : flowPlace);
  const { steps, places, inputPlaces, unread, faults } = fillSteps(flow.steps, {
    root: project.root,
    jobs,
    placeOf: placeOfDraft,
  });
  const placeOf = (step?: Step, input?: string): Place =>
    (step && input !== undefined && inputPlaces[`${step.name}.inputs.${input}`]) ||
    (step && places.get(step)) ||
    flowPlace;
  const made = { name: flow.name, params: flow.params, steps };
  const unreadable = drafts.map(async (draft): Promise<Fault[]> => {
    const error = 'script' in draft ? problems.get(draft.script) : undefined;
    if (!error || !('script' in draft)) return [];
    if (error.faults.length > 0) return [...error.faults];
    return [{ place: placeOfDraft(draft), ...(await problemOf(draft.script, error, project)) }];
  });
  const told = flow.faults.map(({ at, ...words }) => ({ place: placeOfDraft(at ? { at } : {}), ...words }));
  const all = [
    ...told,
    ...(await Promise.all(unreadable)).flat(),
    ...faults,
    ...checkFlow(viewFlow(made, { unread, placeOf })),
  ];
  refuse(flow.name, all);
  return freeze({
    ...made,
    ...(flow.description !== undefined && { description: flow.description }),
    ...(file !== undefined && { file }),
    places: { '': flowPlace, ...placesByName(places), ...inputPlaces },
  });
}

/** Throws FLOW_DEFINITION_FAULTS where there are any, in the order of the files; what is found twice is told once. */
export function refuse(flow: string, faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const once = new Map(faults.map((fault) => [JSON.stringify([fault.place, fault.what]), fault]));
  const ordered = [...once.values()].toSorted(
    ({ place: one }, { place: other }) =>
      compareTexts(one.file, other.file) || one.line - other.line || one.column - other.column,
  );
  throw new MlxError('FLOW_DEFINITION_FAULTS', { flow, count: ordered.length }, { faults: ordered });
}

function placesByName(places: ReadonlyMap<Step, Place>): Record<string, Place> {
  return Object.fromEntries([...places].map(([{ name }, place]) => [name, place]));
}

function allDrafts(steps: readonly DraftStep[]): DraftStep[] {
  return steps.flatMap((step) => {
    if (step.kind === 'when') return [step, ...allDrafts(step.then), ...allDrafts(step.otherwise)];
    return step.kind === 'each' ? [step, ...allDrafts(step.steps)] : [step];
  });
}
