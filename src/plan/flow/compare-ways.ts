import type { Way } from '../../base/way.ts';
import type { StepKind } from '../../define/flow/flow-definition.ts';
import type { Price } from '../plan.ts';
import type { ByWay } from './by-way.ts';
import { compiledRequests } from './compiled-requests.ts';
import { differencesOf, type Difference } from './differences.ts';
import type { FlowPlan, PlannedStep } from './flow-plan.ts';
import { startUpNote, startUpOf, type StartUp } from './start-up.ts';

/** One flow, planned for several ways of running. */
export interface WayComparison {
  flow: string;
  ways: readonly Way[];
  /** Every step of any of the plans, in order. */
  steps: readonly StepComparison[];
  price: ByWay<Price>;
  /** Along the longest chain of steps that wait for each other. */
  startUp: ByWay<StartUp>;
  topics: readonly TopicComparison[];
}

export interface StepComparison {
  name: string;
  kind: StepKind;
  price: ByWay<Price>;
  startUp: ByWay<StartUp>;
  /** What each way calls for it: `athena StartQueryExecution`. */
  calls: ByWay<string>;
  /** What its requests differ in, each in the words of its way. */
  differences: readonly Difference[];
}

/** What is kept and lost of one topic: `lineage`, `cache`, `start-up`. */
export interface TopicComparison {
  about: string;
  kept: ByWay<readonly string[]>;
  lost: ByWay<readonly string[]>;
}

/** The plans of one flow side by side. */
export function compareWays(plans: readonly FlowPlan[]): WayComparison {
  const byWay = <T>(of: (plan: FlowPlan) => T | undefined): ByWay<T> =>
    Object.fromEntries(
      plans.flatMap((plan) => {
        const value = of(plan);
        return value === undefined ? [] : [[plan.way, value]];
      }),
    );
  const planned = new Map(plans.map((plan) => [plan, new Map(plan.steps.map((step) => [step.name, step]))]));
  const requests = new Map(plans.map((plan) => [plan, compiledRequests(plan)]));
  const all = new Map(plans.toReversed().flatMap(({ steps }) => steps.map((step) => [step.name, step.step.kind])));
  return {
    flow: plans[0]?.flow.name ?? '',
    ways: plans.map(({ way }) => way),
    steps: [...all].map(([name, kind]) => ({
      name,
      kind,
      price: byWay((plan) => planned.get(plan)?.get(name)?.price),
      startUp: byWay((plan) => {
        const step = planned.get(plan)?.get(name);
        return step && startUpOf(step, plan.way);
      }),
      calls: byWay((plan) => callOf(planned.get(plan)?.get(name))),
      differences: differencesOf(byWay((plan) => requests.get(plan)?.get(name))),
    })),
    price: byWay(({ price }) => price),
    startUp: byWay(({ steps, way }) => longestChain(steps, way)),
    topics: topicsOf(plans, byWay),
  };
}

function callOf(step: PlannedStep | undefined): string | undefined {
  return step?.request && `${step.request.service} ${step.request.operation}`;
}

/** Steps come after those that they need. */
function longestChain(steps: readonly PlannedStep[], way: Way): StartUp {
  const ends = new Map<string, number>();
  for (const step of steps) {
    const start = Math.max(0, ...step.needs.map((name) => ends.get(name) ?? 0));
    ends.set(step.name, start + (startUpOf(step, way).seconds ?? 0));
  }
  return { seconds: Math.max(0, ...ends.values()), note: startUpNote };
}

function topicsOf(
  plans: readonly FlowPlan[],
  byWay: <T>(of: (plan: FlowPlan) => T | undefined) => ByWay<T>,
): TopicComparison[] {
  const topics = new Set(plans.flatMap(({ kept, lost }) => [...kept, ...lost].map(({ about }) => about)));
  return [...topics].map((about) => {
    const texts = (which: 'kept' | 'lost') =>
      byWay((plan) => {
        const found = plan[which].filter((note) => note.about === about).map(({ text }) => text);
        return found.length > 0 ? [...new Set(found)] : undefined;
      });
    return { about, kept: texts('kept'), lost: texts('lost') };
  });
}
