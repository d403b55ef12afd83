import { StateFault } from '../evaluate/fault.ts';
import { atPath, choose, effectiveInput } from '../evaluate/process-state.ts';
import type { Done } from './done.ts';
import { performMap } from './perform-map.ts';
import { performParallel } from './perform-parallel.ts';
import { performTask } from './perform-task.ts';
import { performWait } from './perform-wait.ts';
import { contextOf, type Run, type Visiting } from './run.ts';

/** Does what one state is for, once. Throws `StateFault`. */
export async function perform(run: Run, visiting: Visiting): Promise<Done> {
  const { state, input } = visiting;
  const context = contextOf(run, visiting);
  switch (state.Type) {
    case 'Task':
      return performTask(run, visiting);
    case 'Parallel':
      return performParallel(run, visiting);
    case 'Map':
      return performMap(run, visiting);
    case 'Wait':
      return performWait(run, visiting);
    case 'Pass': {
      const effective = await effectiveInput(state, input, context);
      return { result: state.Result === undefined ? effective : state.Result, events: [] };
    }
    case 'Choice': {
      const effective = await effectiveInput(state, input, context);
      const next = await choose(state, effective, context);
      return { result: effective, events: [], next };
    }
    case 'Succeed':
      return { result: await effectiveInput(state, input, context), events: [] };
    case 'Fail':
      throw new StateFault(
        await textOf(state.Error, state.ErrorPath, visiting, context),
        await textOf(state.Cause, state.CausePath, visiting, context),
      );
  }
}

async function textOf(
  literal: string | undefined,
  path: string | undefined,
  { input }: Visiting,
  context: object,
): Promise<string> {
  return path === undefined ? (literal ?? '') : String(await atPath(path, input, context));
}
