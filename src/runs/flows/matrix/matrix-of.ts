import type { FlowRun } from '../flow-run.ts';
import { withoutEach } from '../without-each.ts';
import type { FlowMatrix, MatrixRow } from './flow-matrix.ts';

/** The runs of a flow, newest first as given, by all params and steps that any of them has. */
export function matrixOf(flow: string, runs: readonly FlowRun[]): FlowMatrix {
  return {
    flow,
    params: [...new Set(runs.flatMap(({ params }) => Object.keys(params)))],
    steps: [...new Set(runs.flatMap(({ steps }) => withoutEach(steps).map(({ name }) => name)))],
    rows: runs.map(rowOf),
  };
}

function rowOf({ name, way, status, created, ended, params, steps }: FlowRun): MatrixRow {
  const cells = steps.map((step) => [step.name, { status: step.status, ...tookOf(step) }]);
  return {
    run: name,
    way,
    status,
    created,
    ...(ended !== undefined && { ended }),
    params,
    steps: Object.fromEntries(cells),
  };
}

function tookOf({ started, ended }: FlowRun['steps'][number]): { took?: number } {
  return started === undefined || ended === undefined ? {} : { took: ended - started };
}
