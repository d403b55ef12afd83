import type { LineageGraph, LineageNode } from '../runs/flows/lineage/lineage-graph.ts';
import { drawRails } from './graph/rails.ts';
import { type Line, type Role, span, textOf } from './line.ts';
import { drawProse } from './prose.ts';
import { safeText } from './safe-text.ts';
import { clipStart, widthOf } from './width.ts';

const marks: Readonly<Record<LineageNode['kind'], { mark: string; role: Role }>> = {
  data: { mark: '▤', role: 'accent' },
  table: { mark: '▦', role: 'accent' },
  model: { mark: '◆', role: 'good' },
  image: { mark: '▣', role: 'dim' },
  job: { mark: '⚙', role: 'plain' },
  run: { mark: '▶', role: 'plain' },
  package: { mark: '★', role: 'good' },
  endpoint: { mark: '⇄', role: 'good' },
  other: { mark: '·', role: 'dim' },
};

/** What came from what, a row an entity, each below all that it came from; what was asked about is strong. */
export function drawLineage(graph: LineageGraph, width: number): Line[] {
  const { nodes, edges, about } = graph;
  if (nodes.length === 0) return drawProse('Nothing is recorded of it.', width, 'dim');
  const needs = Map.groupBy(edges, ({ to }) => to);
  const rows = inOrder(nodes, (id) => (needs.get(id) ?? []).map(({ from }) => from));
  const bare = rows.map(({ id }) => ({
    id,
    needs: (needs.get(id) ?? []).map(({ from }) => from),
    label: [],
    width: 0,
  }));
  const rails = Math.max(...drawRails(bare, () => false).map((each) => widthOf(textOf(each))));
  const labelled = rows.map((node, at) => {
    const { mark, role } = marks[node.kind];
    const room = Math.max(12, width - rails - widthOf(`${mark}   ${node.kind}`));
    const label = [
      span(role, `${mark} `),
      span(node.id === about ? 'strong' : 'plain', clipStart(safeText(node.name), room)),
      span('dim', `  ${node.kind}`),
    ];
    return { id: node.id, needs: bare[at]?.needs ?? [], width: 0, label };
  });
  return drawRails(labelled, ({ from, to }) => from === about || to === about);
}

/** Each after those that it came from; what goes round in a circle stays as given. */
function inOrder(nodes: readonly LineageNode[], before: (id: string) => readonly string[]): LineageNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const order: LineageNode[] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const { id: first } of nodes) {
    const stack = [first];
    while (stack.length > 0) {
      const id = stack.at(-1) ?? '';
      const waiting = state.get(id) === undefined ? before(id).filter((one) => byId.has(one) && !state.has(one)) : [];
      state.set(id, state.get(id) ?? 'open');
      if (waiting.length > 0) {
        stack.push(...waiting);
        continue;
      }
      stack.pop();
      const node = byId.get(id);
      if (node && state.get(id) !== 'done') order.push(node);
      state.set(id, 'done');
    }
  }
  return order;
}
