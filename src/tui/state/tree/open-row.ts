import type { Thing } from '../../../runs/things/thing.ts';
import { crumbsOf } from '../trail/crumbs.ts';
import { type Step, step } from '../effect.ts';
import { autoFollowed } from '../followed.ts';
import { focusOn } from '../focus.ts';
import { type Group, specOf } from './groups.ts';
import { inScope } from './reduce-lists.ts';
import { nameOfRow, type Row, rowOfThing } from './row.ts';
import { placeOf, rowsOf } from './rows.ts';
import type { Page, State } from '../state.ts';
import { readAgain, visited } from '../trail/trail.ts';

/** Goes to a row: in the tree where it stands there, else as a page of its own, behind the one that led to it. */
export function openRow(state: State, row: Row): Step {
  const { tree } = state;
  const at = placeOf(rowsOf(tree), row.key);
  if (at !== -1) return step(focusOn({ ...state, tree: { ...tree, cursor: row.key, at } }, 'detail'));
  const name = nameOfRow(row);
  const page: Page = { ...pageOfRow(row), isApart: true, crumbs: [...crumbsOf(state), name].slice(-mostCrumbs) };
  const before = visited(state);
  const run = autoFollowed(row);
  const log = run ? { run } : state.log;
  const next: State = { ...before, log, detail: { page, offset: 0, filter: '' } };
  return step(focusOn(next, 'detail'), ...readAgain(page, state));
}

const mostCrumbs = 8;

/** The page of a row that is still to be read. */
export function pageOfRow(row: Row): Page {
  return { about: row.key, title: nameOfRow(row), content: { kind: 'loading', text: 'reading…' }, row };
}

/** Goes to a group, with what it is to be filtered by; in the other scope where only that has it. */
export function openGroup(state: State, group: Group, filter: string): State {
  const tree = specOf(group).scopes.includes(state.tree.scope) ? state.tree : inScope(state.tree, 'project');
  const closed = tree.closed.filter((each) => each !== group);
  return focusOn({ ...state, tree: { ...tree, closed, filter, cursor: `group:${group}`, at: undefined } }, 'tree');
}

/** The row of what a page or a search names; undefined for a job or a flow that the project doesn't have. */
export function rowOfNamed(thing: Thing, { tree, place }: Pick<State, 'tree' | 'place'>): Row | undefined {
  switch (thing.kind) {
    case 'job': {
      const job = tree.jobs?.find(({ name }) => name === thing.name);
      return job && { kind: 'job', key: `job:${job.script}`, job };
    }
    case 'flow': {
      const flow = tree.flows?.find(({ name }) => name === thing.name);
      return flow && { kind: 'flow', key: `flow:${flow.file}`, flow };
    }
    default:
      return rowOfThing(thing, { name: place.project });
  }
}
