import type { FlowRun, StepRun, StepStatus } from '../../runs/flows/flow-run.ts';
import { stepAside } from '../flow-status.ts';
import { safeText } from '../safe-text.ts';
import { expanded } from './graph.ts';

const fills: Readonly<Partial<Record<StepStatus, string>>> = {
  completed: 'fill:#d7f5dd,stroke:#2e8b57',
  reused: 'fill:#d7f5dd,stroke:#2e8b57,stroke-dasharray:4',
  failed: 'fill:#fbdcdc,stroke:#c0392b',
  stopped: 'fill:#fdf0d0,stroke:#b7791f',
  running: 'fill:#d6eaf8,stroke:#2471a3',
  skipped: 'stroke-dasharray:4,color:#888',
};

/** The graph of a run in Mermaid's language, for a page in Markdown. */
export function mermaidOf(run: FlowRun, now: number): string {
  const steps = expanded(run.steps);
  const ids = new Map(steps.map(({ name }, index) => [name, `s${index}`]));
  const nodes = steps.map((step) => `  ${ids.get(step.name)}${shaped(step, now)}`);
  const edges = steps.flatMap(({ name, needs }) =>
    needs.flatMap((need) => (ids.has(need) ? [`  ${ids.get(need)} --> ${ids.get(name)}`] : [])),
  );
  const styles = steps.flatMap(({ name, status }) =>
    fills[status] ? [`  style ${ids.get(name)} ${fills[status]}`] : [],
  );
  return ['flowchart TD', ...nodes, ...edges, ...styles].join('\n');
}

function shaped(step: StepRun, now: number): string {
  const aside = stepAside(step, now);
  const text = quoted(aside === '' ? step.name : `${step.name}: ${aside}`);
  return step.kind === 'when' ? `{${text}}` : `[${text}]`;
}

/** Mermaid reads entities within quotes, and a quote would end them. */
function quoted(text: string): string {
  const entities = safeText(text).replaceAll(/[#"<>&`]/g, (letter) => `#${letter.codePointAt(0)};`);
  return `"${entities}"`;
}
