import type { Line, Span } from '../line.ts';
import { east, north, openCanvas, south, west, type Canvas } from './canvas.ts';
import { centreOf, layOut, type Layout, type Link } from './layout.ts';
import { withoutImplied } from './reduce.ts';
import { routesOf, type Route } from './routes.ts';

/** A node as it is drawn. */
export interface DrawnNode {
  id: string;
  needs: readonly string[];
  label: readonly Span[];
  /** Columns of the label. */
  width: number;
}

const gap = 3;
/** More nodes and bends than this are not looked at as a picture. */
const most = 400;

/**
 * The graph as layers from top to bottom, lines between them, heavy where `isHeavy` says so. `undefined` where it doesn't
 * fit into `width` columns or where its lines could not be told apart.
 */
export function drawLayered(
  nodes: readonly DrawnNode[],
  width: number,
  isHeavy: (edge: { from: string; to: string }) => boolean,
): Line[] | undefined {
  if (nodes.length > most) return undefined;
  const layout = layOut(withoutImplied(nodes), gap);
  if (layout.width > width) return undefined;
  const gaps = gapsOf(layout);
  if (!gaps) return undefined;
  const tops = topsOf(gaps.map(({ tracks }) => tracks));
  const canvas = openCanvas((tops.at(-1) ?? 0) + 1);
  const labels = new Map(nodes.map((node) => [node.id, node]));
  layout.layers.forEach((layer, index) => {
    for (const cell of layer) {
      const node = cell.id === undefined ? undefined : labels.get(cell.id);
      if (node) canvas.label(tops[index] ?? 0, cell.x, node.label, cell.width);
    }
  });
  gaps.forEach(({ routes, tracks }, index) => {
    for (const route of routes) drawRoute(canvas, route, { top: (tops[index] ?? 0) + 1, rows: tracks }, isHeavy);
  });
  drawBends(canvas, layout, tops, isHeavy);
  return canvas.lines();
}

function gapsOf({ layers, links }: Layout): { routes: Route[]; tracks: number }[] | undefined {
  const gaps = links.map((list, index) => routesOf(layers[index] ?? [], layers[index + 1] ?? [], list));
  return gaps.every((one) => one !== undefined) ? gaps : undefined;
}

/** The row of each layer: one for its labels, and those of the tracks below. */
function topsOf(tracks: readonly number[]): number[] {
  const tops = [0];
  for (const rows of tracks) tops.push((tops.at(-1) ?? 0) + 1 + rows);
  return tops;
}

function drawRoute(
  canvas: Canvas,
  route: Route,
  { top, rows }: { top: number; rows: number },
  isHeavy: (edge: { from: string; to: string }) => boolean,
): void {
  const { track } = route;
  for (const { source, target, ends } of route.edges) {
    const isStrong = ends.some(isHeavy);
    const put = (row: number, column: number, sides: number, goal?: number) =>
      canvas.stroke(route, { row: top + row, column }, { sides, isHeavy: isStrong, goal });
    for (let row = 0; row < track; row += 1) put(row, source, north | south);
    if (source === target) {
      put(track, source, north | south, target);
    } else {
      const [out, back] = target > source ? [east, west] : [west, east];
      put(track, source, north | out);
      for (let column = Math.min(source, target) + 1; column < Math.max(source, target); column += 1) {
        put(track, column, east | west);
      }
      put(track, target, back | south, target);
    }
    for (let row = track + 1; row < rows; row += 1) put(row, target, north | south, target);
  }
}

/** An edge that passes a layer goes straight through its row. */
function drawBends(
  canvas: Canvas,
  { layers, links }: Layout,
  tops: readonly number[],
  isHeavy: (edge: { from: string; to: string }) => boolean,
): void {
  layers.forEach((layer, index) => {
    layer.forEach((cell, at) => {
      if (cell.id !== undefined) return;
      const passing: Link[] = (links[index] ?? []).filter(({ from }) => from === at);
      const isStrong = passing.some(({ ends }) => ends.some(isHeavy));
      canvas.stroke(
        cell,
        { row: tops[index] ?? 0, column: centreOf(cell) },
        { sides: north | south, isHeavy: isStrong },
      );
    });
  });
}
