import { describeFlowRun } from '../runs/flows/read/describe-flow-run.ts';
import { listFlowRuns } from '../runs/flows/read/list-flow-runs.ts';
import { filterMatrix, parseFilter } from '../runs/flows/matrix/filter.ts';
import { matrixOf } from '../runs/flows/matrix/matrix-of.ts';
import type { Run } from './command.ts';
import { numberOf, textsOf, wordOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx matrix FLOW`: its runs by its steps, with params as columns. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ aws, project }) => {
    const flow = wordOf(input, 'FLOW');
    const filters = textsOf(input, 'where').map((text) => parseFilter(text));
    const listed = await listFlowRuns(aws, { flow, project, limit: numberOf(input, 'limit') });
    const runs = await Promise.all(listed.map((one) => describeFlowRun(aws, one)));
    const known = runs.filter((one) => one !== undefined);
    return { value: { kind: 'matrix', matrix: filterMatrix(matrixOf(flow, known), filters) }, exit: 0 };
  });
