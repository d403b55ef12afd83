import type { ThingScope } from '../../../runs/things/list-things.ts';
import { type Effect, step, type Step } from '../effect.ts';
import { autoFollowed } from '../followed.ts';
import { inScope } from '../tree/reduce-lists.ts';
import { placeOf, rowsOf } from '../tree/rows.ts';
import type { Page, State } from '../state.ts';

/** A page that was looked at, and where the tree stood. */
export interface Visit {
  page: Page;
  offset: number;
  cursor: string;
  scope: ThingScope;
}

/** The pages that were looked at before the one that is shown, and those that were left by going back; each the nearest last. */
export interface Trail {
  back: readonly Visit[];
  forward: readonly Visit[];
}

const longest = 100;

/** The state with what is shown put on the trail, so that another page may take its place. What was only passed is not worth it. */
export function visited(state: State): State {
  const { page } = state.detail;
  if (page.about === '' || (page.content.kind === 'loading' && !page.isApart)) return state;
  const back = [...state.trail.back, visitOf(state)].slice(-longest);
  return { ...state, trail: { back, forward: [] } };
}

/** The page before; `undefined` where there is none. */
export function visitBack(state: State): Step | undefined {
  const to = state.trail.back.at(-1);
  const { back, forward } = state.trail;
  return to && visit(state, to, { back: back.slice(0, -1), forward: [...forward, visitOf(state)].slice(-longest) });
}

/** The page that was left by going back. */
export function visitForward(state: State): Step | undefined {
  const { back, forward } = state.trail;
  const to = forward.at(-1);
  return to && visit(state, to, { back: [...back, visitOf(state)].slice(-longest), forward: forward.slice(0, -1) });
}

/** The page that was shown last; once more comes back to this one. */
export function visitLast(state: State): Step | undefined {
  const { back, forward } = state.trail;
  const to = back.at(-1);
  return to ? visit(state, to, { back: [...back.slice(0, -1), visitOf(state)], forward }) : visitForward(state);
}

function visitOf({ detail, tree }: State): Visit {
  return { page: detail.page, offset: detail.offset, cursor: tree.cursor, scope: tree.scope };
}

/** The page stands there as it was left until it has been read again. */
function visit(state: State, { page, offset, cursor, scope }: Visit, trail: Trail): Step {
  const inPlace = inScope(state.tree, scope);
  const tree = { ...inPlace, cursor, at: undefined };
  const isInTree = !page.isApart && placeOf(rowsOf(tree), page.about) !== -1;
  const shown: Page = { ...page, isApart: !isInTree };
  const run = autoFollowed(page.row);
  const log = run ? { run } : state.log;
  const next: State = { ...state, tree, trail, log, detail: { page: shown, offset, filter: '' } };
  return step(next, ...readAgain(page, state));
}

/** What a page needs to be as things stand now. */
export function readAgain({ row }: Page, { log }: State): Effect[] {
  if (!row) return [];
  const inspect: Effect = { kind: 'inspect', row };
  const run = autoFollowed(row);
  return run && run.name !== log.run?.name ? [inspect, { kind: 'follow', run }] : [inspect];
}
