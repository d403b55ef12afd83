import { groupAt, cursorIndex, rowsOf } from '../../state/tree/rows.ts';
import { specOf } from '../../state/tree/groups.ts';
import { readList } from './read-list.ts';
import type { Desk } from '../work.ts';

/** Rounds between two looks at a list that stays as it is: they grow up to this. */
const mostRounds = 8;

/** Keeps the list under the cursor as it is: less and less often while nothing changes in it. */
export function openListWatch(desk: Desk): { read: (all: boolean) => Promise<void> } {
  let last = '';
  let told = '';
  let rounds = 1;
  let left = 0;
  return {
    read: async (all) => {
      const { tree } = desk.options.store.get();
      const rows = rowsOf(tree);
      const group = groupAt(rows, cursorIndex(rows, tree));
      const list = group && tree.lists[group];
      if (!group || !list || list.isReading || specOf(group).watched.includes(tree.scope)) return;
      const now = `${tree.scope} ${group}`;
      if (all || now !== last) [last, rounds, left] = [now, 1, 0];
      if (left > 0) {
        left -= 1;
        return;
      }
      const page = await readList(desk, { kind: 'list', group, scope: tree.scope });
      const text = JSON.stringify(page?.things);
      rounds = text === told ? Math.min(mostRounds, rounds * 2) : 1;
      [told, left] = [text, rounds];
    },
  };
}
