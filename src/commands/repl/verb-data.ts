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
    case 'found':
      return value.found;
    case 'example':
      return value.example.kind === 'value' && typeof value.example.value === 'object' && value.example.value !== null
        ? value.example.value
        : value.example;
    case 'difference':
      return value.difference;
    case 'explanation':
      return value.explanation;
    case 'uses':
      return value.uses;
    case 'directory':
      return value.directory;
    case 'checked':
      return value.checked;
    case 'retry':
      return value.run;
    case 'lineage':
      return value.graph;
    default:
      return value;
  }
}
