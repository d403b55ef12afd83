import type { Aws } from '../../../aws/aws.ts';
import type { LogLine } from '../../../logs/line.ts';
import { readLines } from '../../../logs/read-lines.ts';
import type { FlowRun, StepRun } from '../flow-run.ts';
import { isMark, logSourceOfStep } from './log-sources.ts';

export interface FlowLogOptions {
  signal: AbortSignal;
  /** Inclusive, milliseconds since 1970. */
  since?: number;
  /** Exclusive. */
  until?: number;
  /** Only the lines of this step. */
  step?: string;
}

/** The lines that the jobs of all steps have written so far, by time, each with its step's name as `run`. */
export async function* logsOfFlow(run: FlowRun, aws: Aws, options: FlowLogOptions): AsyncGenerator<LogLine> {
  const { step, since, until, signal } = options;
  const wanted = stepsOf(run).filter(
    ({ name, status }) => status !== 'reused' && (step === undefined || name === step),
  );
  const sources = (await Promise.all(wanted.map((one) => logSourceOfStep(aws, one)))).filter(
    (one) => one !== undefined,
  );
  const readers = sources.map((source) => readLines(aws, source, { follow: false, signal, since, until }));
  const heads = await Promise.all(readers.map((reader) => next(reader)));
  for (;;) {
    const first = earliest(heads);
    const [line, reader] = [heads[first], readers[first]];
    if (!line || !reader) return;
    heads[first] = await next(reader);
    yield line;
  }
}

/** Its own steps, and those of executions that they started, as `<step>/<inner>`. */
function stepsOf({ steps }: FlowRun): StepRun[] {
  return steps.flatMap((step) => [
    step,
    ...(step.child ? stepsOf(step.child).map((inner) => ({ ...inner, name: `${step.name}/${inner.name}` })) : []),
  ]);
}

async function next(reader: AsyncGenerator<LogLine>): Promise<LogLine | undefined> {
  for (;;) {
    const { value, done } = await reader.next();
    if (done) return undefined;
    if (!isMark(value.text)) return value;
  }
}

function earliest(heads: readonly (LogLine | undefined)[]): number {
  let best = -1;
  for (const [index, line] of heads.entries()) {
    if (line && (best === -1 || line.timestamp < (heads[best]?.timestamp ?? Infinity))) best = index;
  }
  return best;
}
