import type { Line } from '../line.ts';
import { drawLayered, type DrawnNode } from './layered.ts';
import { drawRails } from './rails.ts';

/** A graph in layers where that fits into `width` columns, else a row a node. Each node comes after those that it needs. */
export function drawNodes(
  nodes: readonly DrawnNode[],
  width: number,
  isHeavy: (edge: { from: string; to: string }) => boolean = () => false,
): Line[] {
  return drawLayered(nodes, width, isHeavy) ?? drawRails(nodes, isHeavy);
}
