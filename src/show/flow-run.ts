import type { RunCost } from '../runs/cost/run-cost.ts';
import type { FlowRun, StepRun } from '../runs/flows/flow-run.ts';
import type { Advice, FlowTimeline } from '../runs/flows/timeline/flow-timeline.ts';
import type { FlowWhy } from '../runs/flows/why/why-flow.ts';
import { hasEnded } from '../runs/run.ts';
import { clipLine } from './box.ts';
import { costInWords } from './run-cost.ts';
import { drawFlowTimeline } from './flow-timeline.ts';
import { drawGraph, expanded } from './graph/graph.ts';
import { emptyLine, type Frame, type Line, line, span } from './line.ts';
import { drawPairs, type Pair } from './pairs.ts';
import { drawLabelled } from './prose.ts';
import { showAge, showDuration, showMoment } from './quantity.ts';
import { drawSection } from './section.ts';
import { drawStatus } from './status.ts';
import { drawFlowWhy } from './flow-why.ts';

/** What is known of a run of a flow besides its steps. */
export interface FlowRunFacts {
  timeline?: FlowTimeline;
  advice?: readonly Advice[];
  why?: FlowWhy;
  cost?: RunCost;
}

/** A run of a flow, whole: its graph, where its time went, its params, and why it failed, where it did. */
export function drawFlowRun(run: FlowRun, { timeline, advice = [], why, cost }: FlowRunFacts, frame: Frame): Line[] {
  const { width, now } = frame;
  const inner = width - 2;
  return [
    headline(run, frame),
    emptyLine,
    ...drawPairs(factsOf(run, cost, now), width),
    emptyLine,
    ...drawGraph(run, timeline?.critical ?? [], width, now),
    ...drawSection('time', timeline ? drawFlowTimeline(timeline, inner) : []),
    ...drawSection(
      'advice',
      advice.flatMap((one) => drawAdvice(one, inner)),
    ),
    ...drawSection(
      'params',
      drawPairs(
        Object.entries(run.params).map(([name, value]) => ({ name, value })),
        inner,
      ),
    ),
    ...drawSection('reused', drawPairs(reused(run), inner)),
    ...(why ? [emptyLine, ...drawFlowWhy(why, width)] : []),
  ];
}

/** What a follower sees when the run is over: the graph, and why it failed, without what was seen before. */
export function drawFlowEnd(run: FlowRun, { timeline, why }: FlowRunFacts, frame: Frame): Line[] {
  return [
    emptyLine,
    headline(run, frame),
    emptyLine,
    ...drawGraph(run, timeline?.critical ?? [], frame.width, frame.now),
    ...(why ? [emptyLine, ...drawFlowWhy(why, frame.width)] : []),
  ];
}

function headline(run: FlowRun, { width, now }: Frame): Line {
  const took = showDuration((run.ended ?? now) - (run.started ?? run.created));
  return clipLine(
    [
      drawStatus(run.status),
      span('plain', '  '),
      span('strong', run.name),
      span('dim', hasEnded(run.status) ? `  in ${took}` : `  for ${took}`),
    ],
    width,
  );
}

function factsOf(run: FlowRun, cost: RunCost | undefined, now: number): Pair[] {
  const steps = expanded(run.steps);
  const optional: readonly (Pair | undefined)[] = [
    { name: 'flow', value: run.flow },
    { name: 'as', value: inWords[run.way], detail: run.way === 'job' ? undefined : run.arn },
    { name: 'created', value: `${showMoment(run.created)} (${showAge(run.created, now)})` },
    { name: 'steps', value: tally(steps) },
    cost && { name: 'cost', value: costInWords(cost) },
    run.failureReason === undefined ? undefined : { name: 'ended by', value: run.failureReason, role: 'bad' },
  ];
  return optional.filter((pair) => pair !== undefined);
}

const inWords = {
  job: 'direct jobs, driven by mlx',
  pipeline: 'a SageMaker Pipeline',
  states: 'a Step Functions state machine',
} as const;

/** `5 completed, 1 skipped`. */
function tally(steps: readonly StepRun[]): string {
  const counts = new Map<string, number>();
  for (const { status } of steps) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} ${status}`).join(', ') || 'none yet';
}

function drawAdvice({ text, steps, saves }: Advice, width: number): Line[] {
  const gain = saves === undefined ? '' : ` (about ${showDuration(saves)})`;
  const words = `${steps.length > 0 ? `${steps.join(', ')}: ` : ''}${text}${gain}`;
  return drawLabelled('', 0, words, width - 2).map((each, index) =>
    line(span('warn', index === 0 ? '→ ' : '  '), ...each),
  );
}

function reused(run: FlowRun): Pair[] {
  return expanded(run.steps).flatMap(({ name, reusedFrom }) =>
    reusedFrom === undefined ? [] : [{ name, value: reusedFrom }],
  );
}
