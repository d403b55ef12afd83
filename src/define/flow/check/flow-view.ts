import type { Fault, Place } from '../../../base/fault.ts';
import { nearest } from '../../../base/nearest.ts';
import type { EachStep, FlowDefinition, Step } from '../flow-definition.ts';
import { allSteps, stepsByName, type FoundStep, type PlacedStep } from '../walk.ts';

/** A flow that is being checked, with what every check asks of it. */
export interface FlowView {
  flow: Pick<FlowDefinition, 'name' | 'params' | 'steps'>;
  all: readonly PlacedStep[];
  byName: ReadonlyMap<string, FoundStep>;
  /** The `when` branches and `each` that a step lies in, outermost first, by its name. */
  scopes: ReadonlyMap<string, readonly string[]>;
  /** Names of steps whose job couldn't be read; that has been told of. */
  unread: ReadonlySet<string>;
  /** The place of a step, or of one of its inputs where a head names it; of the flow for none. */
  placeOf: (step?: Step, input?: string) => Place;
}

/** What is wrong, in words; with the names among which the right one probably is. */
export interface Words {
  what: string;
  rule: string;
  fix: string;
  near?: { word: string; among: Iterable<string> };
}

export function viewFlow(flow: FlowView['flow'], more: Pick<FlowView, 'unread' | 'placeOf'>): FlowView {
  const all = allSteps(flow);
  const scopes = new Map<string, readonly string[]>();
  for (const { step, inside } of all) {
    const around = inside ? [...(scopes.get(inside.step) ?? []), `${inside.step}/${inside.branch}`] : [];
    scopes.set(step.name, around);
  }
  return { flow, all, byName: stepsByName(flow), scopes, ...more };
}

/** A fault at a place; where a name is near to what was written it is the fix. */
export function faultAt(place: Place, { what, rule, fix, near }: Words): Fault {
  const better = near && nearest(near.word, near.among);
  return { place, what, rule, fix: better ?? fix, ...(better !== undefined && { nearest: better }) };
}

/** The `each` that a step lies in. */
export function eachAround({ scopes, byName }: FlowView, step: Step): EachStep | undefined {
  const scope = scopes.get(step.name)?.findLast((one) => one.endsWith('/each'));
  const each = scope === undefined ? undefined : byName.get(scope.slice(0, -'/each'.length))?.step;
  return each?.kind === 'each' ? each : undefined;
}

/** True where the second step may read the first: it lies beside it, or deeper than it. */
export function isVisible(view: FlowView, name: string, from: string): boolean {
  const target = view.scopes.get(name) ?? [];
  const own = view.scopes.get(from) ?? [];
  return target.every((scope, index) => own[index] === scope);
}
