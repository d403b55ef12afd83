import type { Made } from '../commands/new/made.ts';
import { indent, type Line, line, span } from './line.ts';
import { drawProse } from './prose.ts';
import { safeText } from './safe-text.ts';
import { drawSection } from './section.ts';

/** What `mlx new` wrote or would write, the command that does the same, and what to type next. */
export function drawMade({ folder, dryRun, created, same, script, command, next }: Made, width: number): Line[] {
  const verb = dryRun ? 'would write' : 'wrote';
  const files = created.map((path) => line(span('good', '+ '), safeText(path)));
  const kept = same.map((path) => line(span('dim', `= ${safeText(path)}  as it was`)));
  return [
    line(
      span('strong', `${verb} ${created.length} ${created.length === 1 ? 'file' : 'files'}`),
      span('dim', `  in ${safeText(folder)}`),
    ),
    ...indent([...files, ...kept], 2),
    ...drawSection(
      'The script',
      (script ?? '')
        .split('\n')
        .filter((_, at) => script !== undefined || at > 0)
        .map((text) => line(safeText(text))),
    ),
    ...drawSection('The same again, without a question', drawProse(`\`${command}\``, width - 2, 'plain')),
    ...drawSection(
      'Next',
      next.map((text) => line(span('accent', safeText(text)))),
    ),
  ];
}
