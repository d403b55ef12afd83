import type { Aws } from '../../../aws/aws.ts';
import { type Way, ways } from '../../../base/way.ts';
import { describeFlowRun } from '../read/describe-flow-run.ts';
import { listFlowRuns, type FlowRunFilter } from '../read/list-flow-runs.ts';

/** How long a flow takes by one way, from its earlier runs. */
export interface Estimate {
  way: Way;
  /** How many completed runs it is made from; 0 where there is none. */
  runs: number;
  /** Milliseconds; the median. */
  took?: number;
}

/** Runs of each way that are looked at, the newest. */
const looked = 5;

/** How long a flow takes by each way, as its newest completed runs did. */
export async function estimate(aws: Aws, flow: string, project: FlowRunFilter['project']): Promise<Estimate[]> {
  return Promise.all(
    ways.map(async (way): Promise<Estimate> => {
      const runs = await listFlowRuns(aws, { project, flow, way, status: 'completed', limit: looked });
      const read = await Promise.all(runs.map((run) => describeFlowRun(aws, run)));
      // A run that others stood in for tells nothing of the whole.
      const whole = read.filter((run) => run && !run.steps.some(({ status }) => status === 'reused'));
      const lengths = whole.flatMap((run) => (run?.ended === undefined ? [] : [run.ended - run.created]));
      return { way, runs: lengths.length, ...(lengths.length > 0 && { took: median(lengths) }) };
    }),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}
