import { StateFault } from '../evaluate/fault.ts';
import { effectiveInput } from '../evaluate/process-state.ts';
import { type Done, TaskFault } from './done.ts';
import { contextOf, type Branch, type Run, type Visiting } from './run.ts';
import { runInsides } from './run-insides.ts';

/** Runs all branches at once, each with the same input. */
export async function performParallel(run: Run, visiting: Visiting): Promise<Done> {
  const { state, branch } = visiting;
  const branches = state.Branches ?? [];
  const { inside, input } = visiting.visit.inside === undefined ? await begin(run, visiting) : goOn(visiting);
  branch.previous = Math.max(branch.previous, inside);
  const path = [...visiting.path, visiting.visit.attempt];
  let last = inside;
  try {
    const result = await runInsides(
      run,
      { count: branches.length, atOnce: branches.length, path, signal: branch.signal },
      async (index, signal) => {
        const inner: Branch = { ...branch, path: [...path, index], signal, previous: inside };
        const output = await run.runMachine(branches[index] as (typeof branches)[number], input, inner);
        last = Math.max(last, inner.previous);
        return output;
      },
    );
    branch.previous = last;
    return { result, events: [{ type: 'ParallelStateSucceeded' }] };
  } catch (error) {
    if (error instanceof StateFault) throw new TaskFault(error, [{ type: 'ParallelStateFailed' }]);
    throw error;
  }
}

async function begin(run: Run, visiting: Visiting): Promise<{ inside: number; input: unknown }> {
  const { state, path, branch } = visiting;
  const input = await effectiveInput(state, visiting.input, contextOf(run, visiting));
  const { visit } = visiting;
  const inside = run.journal.write(
    path,
    (event) => ({ ...visit, inside: event, inputs: [input] }),
    [{ type: 'ParallelStateStarted' }],
    branch.previous,
  );
  visiting.visit = { ...visit, inside, inputs: [input] };
  return { inside, input };
}

function goOn({ visit }: Visiting): { inside: number; input: unknown } {
  return { inside: visit.inside ?? 0, input: visit.inputs?.[0] };
}
