import { clipLine } from './box.ts';
import { type Line, span } from './line.ts';
import { drawProse } from './prose.ts';

/** What was written for editors, and how a project takes it up. */
export function drawTypes({ path, changed }: { path: string; changed: boolean }, width: number): Line[] {
  const words =
    'A tsconfig.json with `{ "extends": "./.mlx/types/tsconfig.json" }` in the project makes editors know its scripts.';
  const said = changed ? ' written' : ' is as it was';
  return [
    clipLine([span('good', changed ? '✓ ' : '= '), span('strong', path), span('dim', said)], width),
    ...drawProse(words, width, 'dim'),
  ];
}
