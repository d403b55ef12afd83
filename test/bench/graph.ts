import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Drawn } from './draw-graph.ts';
import { shapes, type Shape } from './graph-shapes.ts';
import { nodeFlagsOfMlx, nodeOfMlx } from './mlx.ts';
import { graphvizPeer } from './peers.ts';
import { missing, type Report } from './report.ts';
import { pairwise, spreadOf } from './spread.ts';

const program = fileURLToPath(new URL('draw-graph.ts', import.meta.url));

/**
 * How long a run's graph of so many steps takes from its steps in memory to its drawing, for the terminal and as a picture, each
 * time in a new process and without the time to load it, against Graphviz drawing the same picture.
 */
export async function graph(rounds: number, steps: number): Promise<Report> {
  const peer = await graphvizPeer();
  const subjects = shapes.flatMap((shape) => [
    { what: `${shape}, in the terminal`, shape, drawer: 'terminal', most: 300 },
    { what: `${shape}, as SVG`, shape, drawer: 'svg', most: 300 },
    ...('module' in peer
      ? [{ what: `${shape}, as SVG by Graphviz`, shape, drawer: peer.module, most: undefined }]
      : []),
  ]);
  const results = Array.from({ length: rounds }, () => subjects.map(({ drawer, shape }) => draw(drawer, shape, steps)));
  const times = subjects.map((_, index) => results.map((round) => round[index]?.milliseconds ?? Number.NaN));
  const measures = subjects.map(({ what, shape, most }, index) => {
    const picture = subjects.findIndex((other) => other.shape === shape && other.drawer === 'svg');
    const compared = pairwise(times[index] ?? [], times[picture] ?? [], (one, our) => one / our);
    return { what, unit: 'ms' as const, value: spreadOf(times[index] ?? []), compared, most };
  });
  return {
    name: 'graph',
    title: `A graph of ${steps} steps, ${rounds} rounds`,
    measures,
    comparison: '× mlx as SVG',
    goals: measures.flatMap(({ what, most, value }) =>
      most === undefined ? [] : [{ what, most, measured: value.median, unit: 'ms' }],
    ),
    notes: 'reason' in peer ? [missing('Graphviz', peer.reason)] : [],
  };
}

function draw(drawer: string, shape: Shape, steps: number): Drawn {
  const words = [...nodeFlagsOfMlx(), program, drawer, shape, String(steps)];
  return JSON.parse(execFileSync(nodeOfMlx(), words, { encoding: 'utf8' })) as Drawn;
}
