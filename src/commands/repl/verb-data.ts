import type { Value } from '../value.ts';

/** What of a verb's answer one goes on with in a line: the plan, the run, the card. */
export function verbData(value: Value): object {
  switch (value.kind) {
    case 'plan':
    case 'flow plan':
      return value.plan;
    case 'run':
    case 'launched':
    case 'flow run':
    case 'flow launched':
      return value.run;
    case 'why':
      return value.card;
    case 'flow why':
      return value.why;
    case 'matrix':
      return value.matrix;
    case 'lineage':
      return value.graph;
    default:
      return value;
  }
}
