import type { FlowFinding } from '../flow/finding.ts';
import type { PlannedStep } from '../flow/flow-plan.ts';
import type { Compiling } from './compiling.ts';
import { bucketOf, filePlace } from './results/read-files.ts';
import { fieldsFrom } from './results/store.ts';

const mebibyte = 1_048_576;
/** Of the 256 KiB of a state's data; the rest is left to params and results. */
const mostData = 200 * 1024;

/** What Step Functions would refuse of a compiled flow, or fail at. */
export function findingsIn(text: string, compiling: Compiling): FlowFinding[] {
  const steps = [...compiling.steps.values()];
  return [...tooLarge(text), ...tooMuchData(compiling), ...steps.flatMap((step) => unknownBuckets(step, compiling))];
}

function tooLarge(text: string): FlowFinding[] {
  const bytes = Buffer.byteLength(text);
  if (bytes <= mebibyte) return [];
  return [
    {
      step: '',
      what: `the state machine has ${(bytes / mebibyte).toFixed(1)} MiB`,
      rule: 'a definition has at most 1 MiB',
      fix: 'Use `each` for steps that are alike, or cut the flow in two.',
      ways: ['job', 'pipeline'],
    },
  ];
}

/** Literals travel with the data from state to state: those that functions can't hold, and the items of an `each`. */
function tooMuchData({ texts, steps }: Compiling): FlowFinding[] {
  const items = [...steps.values()].map(({ step }) => (step.kind === 'each' ? bytesOf(step.items) : 0));
  const bytes = bytesOf([...texts.keys()]) + Math.max(0, ...items);
  if (bytes <= mostData) return [];
  return [
    {
      step: '',
      what: `the flow's long texts and items have ${Math.ceil(bytes / 1024)} KiB`,
      rule: 'a state machine carries at most 256 KiB from state to state',
      fix: 'Shorten queries by views, and let items name what is long.',
      ways: ['job', 'pipeline'],
    },
  ];
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** A state can't take a URI apart, so the bucket of a file that it reads must be known now. */
function unknownBuckets(step: PlannedStep, compiling: Compiling): FlowFinding[] {
  const places = fieldsFrom('file', step, compiling).map(({ from }) => filePlace(step, from.output, from.file));
  if (places.every((place) => bucketOf(place) !== undefined)) return [];
  return [
    {
      step: step.name,
      what: `values are read of a file of ${step.name} whose bucket is known only in the run`,
      rule: 'a state that reads a file names its bucket',
      fix: `Let the output of ${step.name} lie in a bucket that is written out.`,
      ways: ['job', 'pipeline'],
    },
  ];
}
