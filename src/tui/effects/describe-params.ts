import { fieldOfParam } from '../../commands/form/field.ts';
import { readTarget } from '../../commands/run/target.ts';
import type { Desk } from './work.ts';

/** Tells the params of the job or flow that a form names; of a name that is not finished there are none. */
export async function describeParams({ bench, dispatch }: Desk, target: string): Promise<void> {
  const params = await readParams(bench, target).catch(() => []);
  dispatch({ kind: 'params', target, params });
}

async function readParams(bench: Desk['bench'], word: string) {
  const { project } = await bench();
  const target = await readTarget(project, word, {});
  const { params } = target.kind === 'job' ? target.job : target.flow;
  return Object.entries(params).map(([name, param]) => fieldOfParam(name, param));
}
