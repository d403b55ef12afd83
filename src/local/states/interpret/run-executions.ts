import type { Embedded } from '../../embedded.ts';
import type { RunningEngine } from '../../jobs/engine.ts';
import { openExecutions, readExecution, type Execution } from '../executions/execution-table.ts';
import { migrateStates } from '../migrate.ts';
import { runExecution } from './run-execution.ts';
import { openWatch } from './watch.ts';

/** Milliseconds after which an execution that broke off is taken up again. */
const patience = 1000;

/** Runs all open executions, each from where its record ends. */
export function runExecutions(aws: Embedded): RunningEngine {
  migrateStates(aws.state);
  const running = new Map<string, AbortController>();
  const watch = openWatch();

  async function take(execution: Execution): Promise<void> {
    const stop = new AbortController();
    running.set(execution.arn, stop);
    try {
      await runExecution(execution, { aws, watch, signal: stop.signal });
      running.delete(execution.arn);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      setTimeout(() => running.delete(execution.arn), patience);
    }
  }

  return {
    look: async () => {
      for (const execution of openExecutions(aws.state)) {
        if (!running.has(execution.arn)) void take(execution);
      }
      for (const [arn, stop] of running) {
        if (readExecution(aws.state, arn)?.status !== 'RUNNING') stop.abort();
      }
      const due = await watch.look();
      return Math.min(due ?? Infinity, running.size > 0 ? aws.now() + patience : Infinity);
    },
  };
}
