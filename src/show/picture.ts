import type { FlowRun } from '../runs/flows/flow-run.ts';
import type { FlowTimeline } from '../runs/flows/timeline/flow-timeline.ts';
import { mermaidOf } from './graph/mermaid.ts';
import { svgOf } from './graph/svg.ts';

/** The graph of a run as a text for another program: Mermaid's language, or a picture. */
export function pictureOf(
  { form, run, timeline }: { form: 'mermaid' | 'svg'; run: FlowRun; timeline: FlowTimeline },
  now: number,
): string {
  return form === 'mermaid' ? mermaidOf(run, now) : svgOf(run, timeline.critical, now);
}
