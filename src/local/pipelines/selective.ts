import type { DatabaseSync } from 'node:sqlite';
import { invalid } from '../sagemaker/refusals.ts';
import { executionIdOf } from './arns.ts';
import type { Definition, StepDefinition } from './definition/definition.ts';
import { type Execution, readExecution } from './store/executions.ts';
import { type StepRecord, stepsOf } from './store/steps.ts';

export interface SelectiveConfig {
  SourcePipelineExecutionArn?: string;
  SelectedSteps: { StepName: string }[];
}

/** Statuses of an execution whose results can be reused. */
const reusable: readonly Execution['status'][] = ['Succeeded', 'Failed', 'Stopped'];

/**
 * The steps of an earlier execution whose results the selected steps read. Refuses a selection of unknown steps, one that leaves
 * out a step between two selected ones, and one that reads what the source execution doesn't have.
 */
export function reusedSteps(
  config: SelectiveConfig,
  definition: Definition,
  pipeline: string,
  state: DatabaseSync,
): StepRecord[] {
  const selected = new Set(config.SelectedSteps.map(({ StepName }) => StepName));
  const byName = new Map(definition.steps.map((step) => [step.name, step]));
  const unknown = [...selected].find((name) => !byName.has(name));
  if (unknown !== undefined)
    throw invalid(`Invalid SelectedSteps: step '${unknown}' is not in the pipeline definition.`);
  checkConnected(selected, byName);
  const read = [...selected].flatMap((name) => byName.get(name)?.reads ?? []).filter((name) => !selected.has(name));
  const source = sourceOf(config, pipeline, state);
  if (read.length === 0) return [];
  if (!source) {
    throw invalid(
      `SourcePipelineExecutionArn must be given: the selected steps read results of ${[...new Set(read)].join(', ')}.`,
    );
  }
  const done = new Map(stepsOf(state, source.id).map((step) => [step.name, step]));
  return [...new Set(read)].map((name) => {
    const step = done.get(name);
    if (step?.status === 'Succeeded') return step;
    throw invalid(`Step '${name}' has no result in the source execution ${source.arn}, and a selected step reads it.`);
  });
}

function sourceOf(config: SelectiveConfig, pipeline: string, state: DatabaseSync): Execution | undefined {
  const arn = config.SourcePipelineExecutionArn;
  if (arn === undefined) return undefined;
  const source = readExecution(state, executionIdOf(arn));
  if (source?.arn !== arn || source.pipeline !== pipeline) {
    throw invalid(`Source pipeline execution ${arn} is no execution of this pipeline.`);
  }
  if (!reusable.includes(source.status)) {
    throw invalid(`Source pipeline execution ${arn} is in status ${source.status}; it must have ended.`);
  }
  return source;
}

/** All steps on all ways between two selected ones must be selected too. */
function checkConnected(selected: ReadonlySet<string>, byName: ReadonlyMap<string, StepDefinition>): void {
  for (const name of selected) {
    for (const need of byName.get(name)?.needs ?? []) {
      if (!selected.has(need) && reaches(need, selected, byName, new Set())) {
        throw invalid(
          `Invalid SelectedSteps: step '${need}' lies between two selected steps and must be selected too.`,
        );
      }
    }
  }
}

function reaches(
  name: string,
  selected: ReadonlySet<string>,
  byName: ReadonlyMap<string, StepDefinition>,
  seen: Set<string>,
): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  const needs = byName.get(name)?.needs ?? [];
  return needs.some((need) => selected.has(need) || reaches(need, selected, byName, seen));
}
