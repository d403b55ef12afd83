import { messageOf } from '../../base/thrown.ts';
import type { Embedded } from '../embedded.ts';
import { endStragglers } from '../jobs/end-stragglers.ts';
import type { RunningEngine } from '../jobs/engine.ts';
import { inTransaction } from '../state.ts';
import { openRuns, readRun, type ScriptRun, updateRun } from './run-table.ts';
import { type Ending, runScript } from './run-script.ts';

const lost = 'The supervisor of the embedded AWS was killed while the script ran, and the script was ended with it.';

/** Runs what waits. What another supervisor was running when it died is over. */
export function runScripts(aws: Embedded): RunningEngine {
  const running = new Map<string, AbortController>();
  const left = openRuns(aws.state).filter(({ phase }) => phase === 'working');
  endStragglers(left.map(({ id }) => id));
  for (const run of left) end(run, { outcome: 'failed', reason: lost }, aws);

  async function take(run: ScriptRun, stop: AbortController): Promise<void> {
    change(run, aws, (present) => ({ ...present, phase: 'working', started: aws.now() }));
    const ending = await runScript(run, aws, stop.signal).catch((error: unknown): Ending => ({
      outcome: 'failed',
      reason: messageOf(error),
    }));
    end(run, ending, aws);
  }

  return {
    look: () => {
      for (const run of openRuns(aws.state)) {
        if (run.stopAsked) running.get(run.id)?.abort();
        if (running.has(run.id)) continue;
        if (run.stopAsked) {
          end(run, { outcome: 'stopped' }, aws);
          continue;
        }
        const stop = new AbortController();
        running.set(run.id, stop);
        take(run, stop)
          .catch((error: unknown) => process.stderr.write(`${messageOf(error)}\n`))
          .finally(() => running.delete(run.id));
      }
    },
  };
}

function end(run: ScriptRun, ending: Ending, aws: Embedded): void {
  change(run, aws, (present) => ({ ...present, ...ending, phase: 'over', ended: aws.now() }));
}

function change(run: ScriptRun, { state }: Embedded, edit: (present: ScriptRun) => ScriptRun): void {
  inTransaction(state, () => {
    const present = readRun(state, run);
    if (present && present.phase !== 'over') updateRun(state, edit(present));
  });
}
