import type { FlowRun, StepRun, StepStatus } from '../../runs/flows/flow-run.ts';
import { stepAside, stepMark } from '../flow-status.ts';
import { safeText } from '../safe-text.ts';
import { clip, widthOf } from '../width.ts';
import { expanded } from './graph.ts';
import { layOut, type Layout } from './layout.ts';

/** Pixels. */
const letter = 7.3;
const boxHeight = 44;
const layerGap = 42;
const boxGap = 24;
const margin = 24;
const titleHeight = 40;
const longestName = 40;

const colours: Readonly<Record<StepStatus, string>> = {
  waiting: '#9aa4b2',
  starting: '#2471a3',
  running: '#2471a3',
  stopping: '#b7791f',
  completed: '#2e8b57',
  failed: '#c0392b',
  stopped: '#b7791f',
  skipped: '#9aa4b2',
  reused: '#2e8b57',
};

/** The graph of a run as a picture of its own, light or dark as the page around it; nothing in it is a program. */
export function svgOf(run: FlowRun, critical: readonly string[], now: number): string {
  const steps = expanded(run.steps);
  const layout = layOut(
    steps.map((step) => ({ id: step.name, needs: step.needs, width: boxWidth(step, now) })),
    boxGap,
  );
  const width = Math.max(layout.width, 320) + 2 * margin;
  const height = titleHeight + layout.layers.length * (boxHeight + layerGap) - layerGap + 2 * margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="ui-sans-serif, system-ui, sans-serif" font-size="13">`,
    `<title>${escaped(`${run.flow}: ${run.name}, ${run.status}`)}</title>`,
    '<style>text{fill:#1f2933}.dim{fill:#6b7785}.box{fill:#ffffff}@media (prefers-color-scheme: dark){text{fill:#e4e9ef}.dim{fill:#9aa4b2}.box{fill:#1f2630}}</style>',
    `<text x="${margin}" y="${margin + 8}" font-weight="600">${escaped(run.name)}</text>`,
    `<text x="${margin}" y="${margin + 26}" class="dim">${escaped(`${run.flow} as ${run.way}, ${run.status}`)}</text>`,
    ...edgesOf(layout, critical),
    ...boxesOf(layout, steps, now),
    '</svg>',
    '',
  ].join('\n');
}

function boxWidth(step: StepRun, now: number): number {
  const widest = Math.max(widthOf(nameOf(step)) + 2, widthOf(stepAside(step, now)) + 2);
  return Math.round(widest * letter + 24);
}

function edgesOf({ layers, links }: Layout, critical: readonly string[]): string[] {
  const follows = new Set(critical.slice(1).map((name, index) => `${critical[index]}\u0000${name}`));
  return links.flatMap((list, gap) =>
    list.map(({ from, to, ends }) => {
      const isCritical = ends.some((end) => follows.has(`${end.from}\u0000${end.to}`));
      const [x1, x2] = [centre(layers[gap]?.[from]), centre(layers[gap + 1]?.[to])];
      const [y1, y2] = [topOf(gap) + boxHeight, topOf(gap + 1)];
      const bend = (y1 + y2) / 2;
      const tail = layers[gap + 1]?.[to]?.id === undefined ? ` L ${x2} ${y2 + boxHeight}` : '';
      return `<path d="M ${x1} ${y1} C ${x1} ${bend}, ${x2} ${bend}, ${x2} ${y2}${tail}" fill="none" stroke="${isCritical ? '#d97706' : '#9aa4b2'}" stroke-width="${isCritical ? 2.5 : 1.2}"/>`;
    }),
  );
}

function boxesOf({ layers }: Layout, steps: readonly StepRun[], now: number): string[] {
  const byName = new Map(steps.map((step) => [step.name, step]));
  return layers.flatMap((row, layer) =>
    row.flatMap(({ id, x, width }) => {
      const step = id === undefined ? undefined : byName.get(id);
      if (!step) return [];
      const [left, top] = [x + margin, topOf(layer)];
      const dashes = step.status === 'skipped' || step.status === 'reused' ? ' stroke-dasharray="4 3"' : '';
      return [
        `<rect class="box" x="${left}" y="${top}" width="${width}" height="${boxHeight}" rx="7" stroke="${colours[step.status]}" stroke-width="1.6"${dashes}/>`,
        `<text x="${left + 12}" y="${top + 18}"><tspan fill="${colours[step.status]}">${stepMark(step.status).text}</tspan> ${escaped(nameOf(step))}</text>`,
        `<text x="${left + 12}" y="${top + 35}" class="dim">${escaped(stepAside(step, now) || step.status)}</text>`,
      ];
    }),
  );
}

function nameOf({ name }: StepRun): string {
  return clip(safeText(name), longestName);
}

function centre(cell: Layout['layers'][number][number] | undefined): number {
  return margin + (cell ? cell.x + cell.width / 2 : 0);
}

function topOf(layer: number): number {
  return margin + titleHeight + layer * (boxHeight + layerGap);
}

function escaped(text: string): string {
  return safeText(text).replaceAll(/[<>&"']/g, (each) => `&#${each.codePointAt(0)};`);
}
