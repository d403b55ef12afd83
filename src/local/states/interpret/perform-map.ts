import type { Definition } from '../definition/definition.ts';
import { runtimeFault, StateFault } from '../evaluate/fault.ts';
import { fillTemplate } from '../evaluate/fill-template.ts';
import { atPath, effectiveInput } from '../evaluate/process-state.ts';
import { Aborted } from './aborted.ts';
import { iterationEvent } from './event.ts';
import { type Done, TaskFault } from './done.ts';
import { contextOf, type Branch, type Run, type Visiting } from './run.ts';
import { runInsides } from './run-insides.ts';
import type { Visit } from './visit.ts';

/** Items that run at once where nothing is said. */
const usualConcurrency = 40;

/** Runs its inside for each item of a list. */
export async function performMap(run: Run, visiting: Visiting): Promise<Done> {
  const { branch } = visiting;
  const effective = await effectiveInput(visiting.state, visiting.input, contextOf(run, visiting));
  const atOnce = await concurrency(run, visiting, effective);
  if (visiting.visit.inside === undefined) await begin(run, visiting, effective);
  const { inside = 0, inputs: items = [] } = visiting.visit;
  branch.previous = Math.max(branch.previous, inside);
  const path = [...visiting.path, visiting.visit.attempt];
  let last = inside;
  try {
    const result = await runInsides(
      run,
      { count: items.length, atOnce, path, signal: branch.signal },
      async (index, signal) => {
        const item = { Index: index, Value: items[index] };
        const inner: Branch = { path: [...path, index], signal, previous: inside, item };
        const output = await runItem(run, visiting, { effective, inner, item });
        last = Math.max(last, inner.previous);
        return output;
      },
    );
    branch.previous = last;
    return { result, events: [{ type: 'MapStateSucceeded' }] };
  } catch (error) {
    if (error instanceof StateFault) throw new TaskFault(error, [{ type: 'MapStateFailed' }]);
    throw error;
  }
}

async function concurrency(run: Run, visiting: Visiting, input: unknown): Promise<number> {
  const { MaxConcurrency: most, MaxConcurrencyPath: path } = visiting.state;
  const value = path === undefined ? (most ?? 0) : await atPath(path, input, contextOf(run, visiting));
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value || usualConcurrency;
  throw runtimeFault(`The MaxConcurrencyPath '${path}' does not reference a whole number: ${JSON.stringify(value)}`);
}

async function begin(run: Run, visiting: Visiting, input: unknown): Promise<void> {
  const { state, path, branch, visit } = visiting;
  const items = await atPath(state.ItemsPath, input, contextOf(run, visiting));
  if (!Array.isArray(items)) throw runtimeFault(`Reference path "${state.ItemsPath ?? '$'}" must point to array.`);
  const started = { type: 'MapStateStarted', details: { mapStateStartedEventDetails: { length: items.length } } };
  const inside = run.journal.write(
    path,
    (event) => ({ ...visit, inside: event, inputs: items }),
    [started],
    branch.previous,
  );
  visiting.visit = { ...visit, inside, inputs: items };
}

/** An item has a visit of its own on record: what it was given, and that it ended. */
async function runItem(
  run: Run,
  visiting: Visiting,
  { effective, inner, item }: { effective: unknown; inner: Branch; item: { Index: number; Value: unknown } },
): Promise<unknown> {
  const { name, state } = visiting;
  const { journal } = run;
  const tell = (type: string) => [iterationEvent(type, name, item.Index)];
  let visit = journal.read(inner.path);
  if (visit?.end) {
    inner.previous = visit.end.event;
    if ('fault' in visit.end) throw new StateFault(visit.end.fault.name, visit.end.fault.reason);
    return visit.end.output;
  }
  if (!visit) {
    const context = contextOf(run, { ...visiting, branch: inner });
    const template = state.ItemSelector ?? state.Parameters;
    const input = template === undefined ? item.Value : await fillTemplate(template, effective, context);
    const begun: Visit = { at: run.aws.now(), attempt: 0, retries: [], inputs: [input] };
    const write = (event: number) => ({ ...begun, entered: event });
    visit = write(journal.write(inner.path, write, tell('MapIterationStarted'), inner.previous));
  }
  inner.previous = visit.entered ?? inner.previous;
  try {
    const definition = (state.ItemProcessor ?? state.Iterator) as Definition;
    const output = await run.runMachine(definition, visit.inputs?.[0], inner);
    end(run, inner, (event) => ({ event, output }), visit, tell('MapIterationSucceeded'));
    return output;
  } catch (error) {
    const begun = visit;
    if (error instanceof StateFault) {
      const fault = { name: error.name, reason: error.reason };
      end(run, inner, (event) => ({ event, fault }), begun, tell('MapIterationFailed'));
    } else if (error instanceof Aborted && !visiting.branch.signal.aborted) {
      journal.write(inner.path, begun, tell('MapIterationAborted'), inner.previous);
    }
    throw error;
  }
}

function end(
  { journal }: Run,
  inner: Branch,
  ending: (event: number) => NonNullable<Visit['end']>,
  visit: Visit,
  events: Parameters<typeof journal.write>[2],
): void {
  inner.previous = journal.write(inner.path, (event) => ({ ...visit, end: ending(event) }), events, inner.previous);
}
