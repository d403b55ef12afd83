import type { FlowRun, StepRun } from '../../runs/flows/flow-run.ts';
import { stepAside, stepMark } from '../flow-status.ts';
import { span, textOf, type Line } from '../line.ts';
import { safeText } from '../safe-text.ts';
import { clip, widthOf } from '../width.ts';
import { drawNodes } from './draw.ts';
import type { DrawnNode } from './layered.ts';
import { withoutEach } from '../../runs/flows/without-each.ts';

const longestName = 40;

/**
 * The steps of a run as a graph: in layers where that fits into `width` columns, else a row a step. Each with its state and
 * how long it took; edges between steps that follow each other in `critical` are heavy. Executions of other pipelines or
 * machines stand below the step that started them.
 */
export function drawGraph(run: FlowRun, critical: readonly string[], width: number, now: number): Line[] {
  const steps = expanded(run.steps);
  const marked = new Set(critical);
  const follows = new Set(critical.slice(1).map((name, index) => `${critical[index]}\u0000${name}`));
  const nodes = steps.map((step) => nodeOf(step, marked.has(step.name), now));
  const isHeavy = ({ from, to }: { from: string; to: string }) => follows.has(`${from}\u0000${to}`);
  return drawNodes(nodes, width, isHeavy);
}

/** Steps of nested executions by their path, after the step that they belong to. */
export function expanded(steps: readonly StepRun[], below = ''): StepRun[] {
  return withoutEach(steps).flatMap((step) => {
    const name = `${below}${step.name}`;
    const own = { ...step, name, needs: step.needs.map((need) => `${below}${need}`) };
    const inner = expanded(step.child?.steps ?? [], `${name}/`);
    return [own, ...inner.map((one) => (one.needs.length === 0 ? { ...one, needs: [name] } : one))];
  });
}

function nodeOf(step: StepRun, isCritical: boolean, now: number): DrawnNode {
  const aside = stepAside(step, now);
  const name = clip(safeText(step.name), longestName);
  const label = [
    stepMark(step.status),
    span('plain', ' '),
    span(isCritical ? 'strong' : 'plain', name),
    ...(aside === '' ? [] : [span('dim', `  ${aside}`)]),
  ];
  return { id: step.name, needs: step.needs, label, width: widthOf(textOf(label)) };
}
