import { isMet, StateFault } from '../evaluate/fault.ts';
import { outputOf } from '../evaluate/process-state.ts';
import { checkSize } from './check-size.ts';
import { type Done, TaskFault } from './done.ts';
import { entered, exited } from './event.ts';
import { perform } from './perform.ts';
import { nextTry } from './retry.ts';
import { contextOf, type Run, type Visiting } from './run.ts';
import type { Visit } from './visit.ts';

interface Left {
  output: unknown;
  next?: string;
}

/** Takes a state from its entry to its exit, through all its tries, or goes on with it from what is on record. */
export async function visitState(run: Run, place: Omit<Visiting, 'visit'>): Promise<Left> {
  const visiting: Visiting = { ...place, visit: run.journal.read(place.path) ?? enter(run, place) };
  const { end, entered } = visiting.visit;
  place.branch.previous = entered ?? place.branch.previous;
  if (end) {
    place.branch.previous = end.event;
    if ('fault' in end) throw new StateFault(end.fault.name, end.fault.reason);
    return end;
  }
  for (;;) {
    try {
      await pauseBefore(run, visiting);
      return await leave(run, visiting, await perform(run, visiting));
    } catch (error) {
      if (!(error instanceof StateFault)) throw error;
      const met = await meet(run, visiting, told(visiting, error));
      if (met) return met;
    }
  }
}

/** Saves a change of the visit with the events that tell of it. */
function save(
  run: Run,
  visiting: Visiting,
  change: Partial<Visit>,
  events: Parameters<typeof run.journal.write>[2],
): void {
  visiting.visit = { ...visiting.visit, ...change };
  visiting.branch.previous = run.journal.write(visiting.path, visiting.visit, events, visiting.branch.previous);
}

function enter(run: Run, { name, state, path, input, branch }: Omit<Visiting, 'visit'>): Visit {
  const visit: Visit = { at: run.aws.now(), attempt: 0, retries: [] };
  const told = [entered(state.Type, name, input)];
  const event = run.journal.write(path, (last) => ({ ...visit, entered: last }), told, branch.previous);
  return { ...visit, entered: event };
}

async function pauseBefore({ watch, aws }: Run, { visit: { pause }, branch: { signal } }: Visiting): Promise<void> {
  if (pause === undefined) return;
  await watch.until(() => (aws.now() >= pause ? true : undefined), { signal, due: () => pause });
}

async function leave(run: Run, visiting: Visiting, done: Done): Promise<Left> {
  const { name, state, input } = visiting;
  try {
    const output = await outputOf(state, { input, result: done.result, context: contextOf(run, visiting) });
    checkSize(output, `The state/task '${name}' returned a result`);
    return end(run, visiting, { output, next: done.next ?? state.Next }, done.events);
  } catch (error) {
    if (error instanceof StateFault) throw new TaskFault(error, done.events);
    throw error;
  }
}

function end(run: Run, visiting: Visiting, left: Left, events: Done['events']): Left {
  const { name, state, path, branch } = visiting;
  const all = [...events, exited(state.Type, name, left.output)];
  branch.previous = run.journal.write(
    path,
    (event) => ({ ...visiting.visit, end: { event, ...left } }),
    all,
    branch.previous,
  );
  return left;
}

/** Retries, or catches, or lets the fault end the branch. Answers with nothing where the state is to be tried again. */
async function meet(run: Run, visiting: Visiting, fault: StateFault): Promise<Left | undefined> {
  const { state, visit, input } = visiting;
  const events = fault instanceof TaskFault ? fault.events : [];
  const again = nextTry(state, visit.retries, fault);
  if (again) {
    const pause = run.aws.now() + again.pause;
    const attempt = visit.attempt + 1;
    save(
      run,
      visiting,
      { attempt, retries: again.retries, pause, task: undefined, inside: undefined, inputs: undefined },
      events,
    );
    return undefined;
  }
  const catcher = state.Catch?.find(({ ErrorEquals }) => isMet(fault, ErrorEquals, state.Type === 'Task'));
  if (catcher) {
    const result = { Error: fault.name, Cause: fault.reason ?? '' };
    const context = contextOf(run, visiting);
    const output = await outputOf({ ResultPath: catcher.ResultPath }, { input, result, context });
    return end(run, visiting, { output, next: catcher.Next }, events);
  }
  const { path, branch } = visiting;
  const known = { name: fault.name, ...(fault.reason !== undefined && { reason: fault.reason }) };
  branch.previous = run.journal.write(
    path,
    (event) => ({ ...visiting.visit, end: { event, fault: known } }),
    events,
    branch.previous,
  );
  throw fault;
}

/** A fault of the language itself is told with the state that it happened in, as the service does. */
function told({ name }: Visiting, fault: StateFault): StateFault {
  if (fault.name !== 'States.Runtime' || fault.reason?.startsWith('An error occurred')) return fault;
  const reason = `An error occurred while executing the state '${name}'. ${fault.reason ?? ''}`;
  return new TaskFault(new StateFault(fault.name, reason), fault instanceof TaskFault ? fault.events : []);
}
