import type { JobStep } from '../../src/define/flow/flow-definition.ts';
import { expressionText } from '../../src/define/expression/text.ts';
import { compilePipeline } from '../../src/plan/pipeline/compile-pipeline.ts';
import { contextOf, flowOf, jobStep, planned } from '../plan/flow/fixture.ts';

/** What it took to compile a chain of jobs. */
export interface Compiled {
  /** From the flow's definition to the text of the pipeline's. */
  milliseconds: number;
  /** Of the pipeline's definition. */
  steps: number;
  bytes: number;
}

const count = Number(process.argv[2]);
const day = expressionText({ kind: 'param', name: 'day' });
const flow = flowOf(
  Array.from({ length: count }, (_, index) => link(index)),
  {
    params: { day: { type: 'date', default: '2013-01-01', required: false } },
  },
);
const context = contextOf(flow, 'pipeline');

const began = performance.now();
const { definition, text, findings } = compilePipeline(flow, planned(flow, 'pipeline', context).steps, context);
const milliseconds = performance.now() - began;
// A thousand steps have more characters than the service takes at once, which alone may be found.
const other = findings.find(({ step }) => step !== '');
if (other) throw new Error(`${other.step}: ${other.what}`);
const compiled: Compiled = { milliseconds, steps: definition.Steps.length, bytes: Buffer.byteLength(text) };
process.stdout.write(`${JSON.stringify(compiled)}\n`);

/** Each job reads what the one before it wrote. */
function link(index: number): JobStep {
  const before = { kind: 'output', step: `step-${index - 1}`, output: 'rows' } as const;
  return jobStep(`step-${index}`, { env: { DAY: day }, inputs: index > 0 ? { rows: before } : {} });
}
