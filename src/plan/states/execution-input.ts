import type { ParamValue } from '../../define/definition.ts';
import { longestRunName } from './job-name.ts';

/** What an execution of a flow's state machine is given. Both may be left out: see `beginning`. */
export interface ExecutionInput {
  params: Readonly<Record<string, ParamValue>>;
  /** How the names of the run's jobs begin: letters, digits and inner hyphens, at most 32 characters. */
  jobs?: string;
}

/** The input for a run by its name, which begins the names of its jobs where there is room. */
export function executionInput(run: string, params: ExecutionInput['params']): ExecutionInput {
  return { params, ...(run.length <= longestRunName && { jobs: run }) };
}
