import { messageOf } from '../../base/thrown.ts';
import type { OpenEngine } from '../jobs/engine.ts';
import { openCaller } from '../wire/call.ts';
import type { Definition } from './definition/definition.ts';
import { readDefinition } from './definition/read-definition.ts';
import { advance, type Awaited } from './run/advance.ts';
import type { StepWork } from './run/step-work.ts';
import { executionsAtWork, type Execution } from './store/executions.ts';
import { migratePipelines } from './store/migrate.ts';
import { readVersion } from './store/pipelines.ts';

/** Milliseconds after which an execution that could not be moved on is tried again. */
const patience = 1000;

/** Carries out the executions of pipelines, by their definitions as they were compiled. */
export const openPipelineEngine: OpenEngine = (aws) => {
  migratePipelines(aws.state);
  const call = openCaller(aws) as StepWork['call'];
  const awaited: Awaited = new Set();
  const seen = new Map<string, string>();
  const definitions = new Map<string, Definition>();

  function definitionOf({ id, pipeline, version }: Execution): Definition {
    const known = definitions.get(id);
    if (known) return known;
    const read = readDefinition(readVersion(aws.state, pipeline, version)?.definition ?? '');
    definitions.set(id, read);
    return read;
  }

  /** An execution that can't be moved on now holds up no other, and is tried again. */
  async function moveOn(execution: Execution): Promise<number | undefined> {
    try {
      return await advance(execution.id, definitionOf(execution), seen, { aws, call, awaited });
    } catch (error) {
      process.stderr.write(`${execution.arn}: ${messageOf(error)}\n`);
      return aws.now() + patience;
    }
  }

  return {
    look: async () => {
      const executions = executionsAtWork(aws.state);
      const wakes: number[] = [];
      for (const execution of executions) {
        const wake = await moveOn(execution);
        if (wake !== undefined) wakes.push(wake);
      }
      for (const id of [...definitions.keys()].filter((each) => !executions.some((one) => one.id === each))) {
        definitions.delete(id);
        seen.delete(id);
      }
      return wakes.length > 0 ? Math.min(...wakes) : undefined;
    },
  };
};
