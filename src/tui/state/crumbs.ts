import { rowUnder } from './selection.ts';
import type { State } from './state.ts';

/** The way to what is shown: the group and the thing that are selected, and what was asked for in front of it. */
export function crumbsOf(state: State): readonly string[] {
  const row = rowUnder(state);
  const { page } = state.detail;
  const shown = page.about === 'answer' ? [page.title] : [];
  switch (row?.kind) {
    case 'group':
      return [row.group, ...shown];
    case 'job':
      return ['jobs', row.job.name, ...shown];
    case 'flow':
      return ['flows', row.flow.name, ...shown];
    case 'run':
      return ['runs', row.run.name, ...shown];
    case 'table':
      return ['tables', row.table.name, ...shown];
    default:
      return shown;
  }
}
