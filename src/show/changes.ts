import { type Line, line, span } from './line.ts';
import { drawProse } from './prose.ts';
import { safeText } from './safe-text.ts';

/** One place at which two JSON documents differ, with both values as JSON. */
export interface Changed {
  path: string;
  before?: string;
  after?: string;
}

const most = 40;

/** Where one document differs from another: `-` what was, `+` what is. */
export function drawChanges(changes: readonly Changed[], width: number): Line[] {
  const rows = changes
    .slice(0, most)
    .flatMap(({ path, before, after }) => [
      line(span('accent', safeText(path))),
      ...(before === undefined ? [] : side('- ', 'bad', before, width)),
      ...(after === undefined ? [] : side('+ ', 'good', after, width)),
    ]);
  return changes.length > most ? [...rows, line(span('dim', `and ${changes.length - most} more`))] : rows;
}

function side(mark: string, role: 'good' | 'bad', text: string, width: number): Line[] {
  return drawProse(text.replaceAll('`', "'"), width - 4).map((each, index) => [
    span(role, index === 0 ? `  ${mark}` : '    '),
    ...each,
  ]);
}
