import type { Made } from '../commands/new/made.ts';
import { indent, type Line, line, span } from './line.ts';
import { safeText } from './safe-text.ts';
import { drawSection } from './section.ts';

/** What `mlx new` wrote or would write, the command that does the same, and what to type next. */
export function drawMade({ folder, dryRun, created, same, script, asked, command, next }: Made): Line[] {
  const files = created.map((path) => line(span('good', '+ '), safeText(path)));
  const kept = same.map((path) => line(span('dim', `= ${safeText(path)}  as it was`)));
  const count = `${dryRun ? 'would write' : 'wrote'} ${created.length} ${created.length === 1 ? 'file' : 'files'}`;
  return [
    line(span('strong', count), span('dim', `  in ${safeText(folder)}`)),
    ...indent([...files, ...kept], 2),
    ...drawSection(
      'The script',
      script === undefined
        ? []
        : script
            .trimEnd()
            .split('\n')
            .map((text) => line(safeText(text))),
    ),
    // Left whole, so that it can be copied whichever way the terminal breaks it.
    ...drawSection('The same again, without a question', asked ? [line(span('accent', safeText(command)))] : []),
    ...drawSection(
      'Next',
      next.map((text) => line(span('accent', safeText(text)))),
    ),
  ];
}
