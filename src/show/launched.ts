import type { Run } from '../runs/run.ts';
import { clipLine } from './box.ts';
import { type Line, span } from './line.ts';
import { drawProse } from './prose.ts';
import { drawStatus } from './status.ts';

/** A run that goes on by itself, and how to come back to it. */
export function drawLaunched(run: Run, width: number): Line[] {
  return [
    clipLine([drawStatus(run.status), span('plain', '  '), span('strong', run.name)], width),
    ...drawProse(`\`mlx logs ${run.name} -f\` follows it; \`mlx stop ${run.name}\` stops it.`, width, 'dim'),
  ];
}
