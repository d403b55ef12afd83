import type { FlowRun } from '../../src/runs/flows/flow-run.ts';
import { textOf } from '../../src/show/line.ts';
import { drawGraph } from '../../src/show/graph/graph.ts';
import { svgOf } from '../../src/show/graph/svg.ts';
import { flowRun } from '../show/graph/flow-samples.ts';
import { stepsOf, type Shape } from './graph-shapes.ts';

/** What it took to draw a graph once, in a process that has drawn none before. */
export interface Drawn {
  milliseconds: number;
  /** Of the drawing. */
  characters: number;
}

/** What there is of Graphviz in `@viz-js/viz`. */
interface Viz {
  instance(): Promise<{ renderString(dot: string, options: { format: string }): string }>;
}

const [drawer = '', shape = '', count = ''] = process.argv.slice(2);
const run = flowRun(stepsOf(shape as Shape, Number(count)));
const draw = await drawerOf(drawer);

const began = performance.now();
const drawing = draw();
const drawn: Drawn = { milliseconds: performance.now() - began, characters: drawing.length };
process.stdout.write(`${JSON.stringify(drawn)}\n`);

/** `terminal`, `svg`, or the module of Graphviz, which is loaded before the time begins. */
async function drawerOf(name: string): Promise<() => string> {
  if (name === 'terminal') return () => drawGraph(run, [], 120, run.modified).map(textOf).join('\n');
  if (name === 'svg') return () => svgOf(run, [], run.modified);
  const viz = await ((await import(name)) as Viz).instance();
  return () => viz.renderString(dotOf(run), { format: 'svg' });
}

function dotOf({ steps }: FlowRun): string {
  const lines = steps.flatMap(({ name, needs }) => [
    `  "${name}" [shape=box];`,
    ...needs.map((need) => `  "${need}" -> "${name}";`),
  ]);
  return ['digraph {', ...lines, '}'].join('\n');
}
