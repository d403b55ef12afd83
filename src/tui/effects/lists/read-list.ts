import { messageOf } from '../../../base/thrown.ts';
import { listThings } from '../../../runs/things/list-things.ts';
import type { ThingPage } from '../../../runs/things/thing.ts';
import type { Effect } from '../../state/effect.ts';
import { specOf } from '../../state/tree/groups.ts';
import type { Desk } from '../work.ts';

/** Reads one page of a group's list, and tells it or why it could not be read; answers with it where it could. */
export async function readList(
  { bench, dispatch, signal }: Pick<Desk, 'bench' | 'dispatch' | 'signal'>,
  { group, scope, next }: Extract<Effect, { kind: 'list' }>,
): Promise<ThingPage | undefined> {
  try {
    const page = await listThings(await bench(), specOf(group).kind, { scope, next });
    if (signal.aborted) return undefined;
    dispatch({ kind: 'listed', group, scope, part: next === undefined ? 'first' : 'next', page });
    return page;
  } catch (error) {
    if (!signal.aborted) dispatch({ kind: 'listFailed', group, scope, text: messageOf(error) });
    return undefined;
  }
}
