import { type Line, line, span } from './line.ts';

/** What was written for editors, and how a project takes it up. */
export function drawTypes({ path, changed }: { path: string; changed: boolean }): Line[] {
  return [
    line(
      span('good', changed ? '✓ ' : '= '),
      span('strong', path),
      span('dim', changed ? ' written' : ' is as it was'),
    ),
    line(span('dim', 'A tsconfig.json with `{ "extends": "./.mlx/types/tsconfig.json" }` makes editors know it.')),
  ];
}
