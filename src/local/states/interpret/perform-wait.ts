import { runtimeFault } from '../evaluate/fault.ts';
import { atPath, effectiveInput } from '../evaluate/process-state.ts';
import type { Done } from './done.ts';
import { contextOf, type Run, type Visiting } from './run.ts';

/** Waits until a time that is on record from the first moment on. */
export async function performWait(run: Run, visiting: Visiting): Promise<Done> {
  const { aws, journal, watch } = run;
  const { state, path, branch, input } = visiting;
  const effective = await effectiveInput(state, input, contextOf(run, visiting));
  const until = visiting.visit.until ?? (await endOf(run, visiting, effective));
  if (visiting.visit.until === undefined) {
    visiting.visit = { ...visiting.visit, until };
    journal.write(path, visiting.visit, [], branch.previous);
  }
  await watch.until(() => (aws.now() >= until ? true : undefined), { signal: branch.signal, due: () => until });
  return { result: effective, events: [] };
}

async function endOf(run: Run, visiting: Visiting, input: unknown): Promise<number> {
  const { state, visit } = visiting;
  const context = contextOf(run, visiting);
  const seconds = state.SecondsPath === undefined ? state.Seconds : await atPath(state.SecondsPath, input, context);
  if (seconds !== undefined) {
    if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 0 || seconds > 99_999_999) {
      throw runtimeFault(
        `The SecondsPath parameter does not reference a valid number of seconds: ${JSON.stringify(seconds)}`,
      );
    }
    return visit.at + 1000 * seconds;
  }
  const time = state.TimestampPath === undefined ? state.Timestamp : await atPath(state.TimestampPath, input, context);
  const at = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(at)) {
    throw runtimeFault(
      `The TimestampPath parameter does not reference a valid ISO-8601 timestamp: ${JSON.stringify(time)}`,
    );
  }
  return at;
}
