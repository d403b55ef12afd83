import { evaluate } from '../../define/expression/evaluate.ts';
import type { FlowValue } from '../../define/expression/node.ts';
import type { Step } from '../../define/flow/flow-definition.ts';
import { priceOf } from '../machines/price.ts';
import type { Price } from '../plan.ts';
import { eachAround, type FlowScope } from './step-scope.ts';

const free: Price = { atLimit: 0, note: 'free' };

/** What a step costs at most; within an `each`, for all items. */
export function priceOfStep(step: Step, scope: FlowScope): Price {
  const items = eachAround(step.name, scope.steps)?.items.length ?? 1;
  return items === 1 ? priceOfOne(step, scope) : times(priceOfOne(step, scope), items, `${items} items`);
}

/** What all steps cost together at most, as far as it is known; branches that are not taken cost nothing. */
export function priceOfAll(prices: readonly Price[]): Price {
  const known = prices.flatMap(({ atLimit }) => (atLimit === undefined ? [] : [atLimit]));
  const unknown = prices.length - known.length;
  const notes = [
    'if every step runs until its limit',
    unknown > 0 && `${unknown === 1 ? 'one step' : `${unknown} steps`} of unknown price aside`,
  ];
  return { ...(known.length > 0 && { atLimit: round(sum(known)) }), note: notes.filter(Boolean).join('; ') };
}

function priceOfOne(step: Step, { context, sample, memo }: FlowScope): Price {
  const machine = (instance: FlowValue, count: FlowValue) => ({
    instance: String(evaluate(instance, sample)),
    count: Number(evaluate(count, sample)),
  });
  switch (step.kind) {
    case 'job': {
      if (step.spark && step.spark.kind !== 'sagemaker') return { note: `${step.spark.kind} asks for what it used` };
      const { job } = step;
      const on = machine(step.instance ?? job.instance, step.count ?? job.count);
      return memo(job, `price ${on.instance} ${on.count}`, () => priceOf({ ...job, ...on }, context.region));
    }
    case 'tune':
      return times(priceOf(step.job, context.region), step.jobs, `${step.jobs} trainings`);
    case 'transform': {
      const { perHour, note } = priceOf({ ...machine(step.instance, step.count), maxRuntime: 0 }, context.region);
      return { ...(perHour !== undefined && { perHour }), note };
    }
    case 'sql':
      return { note: 'Athena asks for the data that it scans' };
    case 'lambda':
      return { note: 'Lambda asks for the time that it takes' };
    case 'when':
    case 'each':
    case 'model':
    case 'register':
    case 'approval':
    case 'fail':
      return free;
  }
}

function times({ perHour, atLimit, note }: Price, factor: number, what: string): Price {
  return {
    ...(perHour !== undefined && { perHour: round(perHour) }),
    ...(atLimit !== undefined && { atLimit: round(atLimit * factor) }),
    note: `${what}; ${note}`,
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** To a hundredth of a cent. */
function round(amount: number): number {
  return Math.round(amount * 10_000) / 10_000;
}
