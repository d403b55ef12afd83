import { formatDuration } from '../base/duration.ts';
import type { RunCost } from '../runs/cost/run-cost.ts';
import { hasEnded, type Run, type WhyCard } from '../runs/run.ts';
import { costInWords } from './run-cost.ts';
import { emptyLine, type Frame, type Line, span } from './line.ts';
import { clipLine } from './box.ts';
import { drawPairs, type Pair } from './pairs.ts';
import { showAge, showDuration, showMoment, showNumber } from './quantity.ts';
import { drawSection } from './section.ts';
import { drawStatus } from './status.ts';
import { drawTimeline } from './timeline.ts';
import { drawWhy } from './why.ts';

/** A run, whole: status, times, machine, cost, timeline, params, data, metrics; and why it failed, where it did. */
export function drawRun(run: Run, { why, cost }: { why?: WhyCard; cost?: RunCost }, { width, now }: Frame): Line[] {
  const inner = width - 2;
  return [
    clipLine([drawStatus(run.status), span('plain', '  '), span('strong', run.name)], width),
    emptyLine,
    ...drawPairs(factsOf(run, cost, now), width),
    ...drawSection('timeline', drawTimeline(run, now, inner)),
    ...drawSection('params', drawPairs(textPairs(run.params), inner)),
    ...drawSection(
      'inputs',
      drawPairs(
        run.inputs.map(({ name, uri }) => ({ name, value: uri })),
        inner,
      ),
    ),
    ...drawSection('outputs', drawPairs(run.outputs.map(outputPair), inner)),
    ...drawSection('metrics', drawPairs(metricPairs(run), inner)),
    ...(why ? [emptyLine, ...drawWhy(why, width)] : []),
  ];
}

/** What a follower sees when the run is over: the card without what was seen before. */
export function drawSummary(run: Run, { width }: Frame): Line[] {
  const took = (run.ended ?? run.modified) - run.created;
  return [
    emptyLine,
    clipLine(
      [
        drawStatus(run.status),
        span('plain', '  '),
        span('strong', run.name),
        span('dim', `  in ${showDuration(took)}`),
      ],
      width,
    ),
    ...drawSection('metrics', drawPairs(metricPairs(run), width - 2)),
    ...drawSection('outputs', drawPairs(run.outputs.map(outputPair), width - 2)),
  ];
}

function factsOf(run: Run, cost: RunCost | undefined, now: number): Pair[] {
  const until = run.ended ?? now;
  const took = showDuration(until - (run.started ?? run.created));
  const optional: readonly (Pair | undefined)[] = [
    { name: 'job', value: `${run.job} (${run.kind})` },
    { name: 'service says', value: run.serviceStatus },
    { name: 'created', value: `${showMoment(run.created)} (${showAge(run.created, now)})` },
    {
      name: hasEnded(run.status) ? 'took' : 'running for',
      value: `${took} of at most ${formatDuration(run.limit)}`,
    },
    run.overran ? { name: 'ended by', value: 'its time limit', role: 'warn' } : undefined,
    run.exitCode === undefined ? undefined : { name: 'exit code', value: String(run.exitCode) },
    { name: 'machine', value: `${run.count} × ${run.instance}` },
    cost && { name: 'cost', value: costInWords(cost) },
    { name: 'image', value: run.image },
  ];
  return optional.filter((pair) => pair !== undefined);
}

function textPairs(texts: Readonly<Record<string, string>>): Pair[] {
  return Object.entries(texts).map(([name, value]) => ({ name, value }));
}

function outputPair({ name, uri, table }: Run['outputs'][number]): Pair {
  return table ? { name, value: table, role: 'accent', detail: uri } : { name, value: uri };
}

/** The last value of each metric, in the order in which they first came. */
function metricPairs(run: Run): Pair[] {
  const last = new Map(run.metrics.map(({ name, value }) => [name, value]));
  return [...last].map(([name, value]) => ({ name, value: showNumber(value), role: 'good' }));
}
