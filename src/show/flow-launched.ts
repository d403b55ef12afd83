import type { FlowRun } from '../runs/flows/flow-run.ts';
import { clipLine } from './box.ts';
import { type Line, span } from './line.ts';
import { drawProse } from './prose.ts';
import { drawStatus } from './status.ts';

/** A run of a flow that goes on by itself, and how to come back to it. */
export function drawFlowLaunched({ name, status, way }: FlowRun, width: number): Line[] {
  const follow = way === 'job' ? `\`mlx resume ${name}\` goes on with it` : `\`mlx logs ${name} -f\` follows it`;
  return [
    clipLine([drawStatus(status), span('plain', '  '), span('strong', name)], width),
    ...drawProse(`\`mlx show ${name}\` shows it; ${follow}; \`mlx stop ${name}\` stops it.`, width, 'dim'),
  ];
}
