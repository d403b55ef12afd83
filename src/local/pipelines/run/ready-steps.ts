import type { Definition, StepDefinition } from '../definition/definition.ts';
import { memberOf } from '../json.ts';
import type { Execution } from '../store/executions.ts';
import type { StepRecord } from '../store/steps.ts';

/**
 * The steps that can begin now, in the order of the definition. A step that failed keeps from beginning what needs it; all else
 * goes on to its end, as AWS's users report it (its documents don't say). Only a Fail step lets nothing more begin.
 */
export function readySteps(
  { steps }: Definition,
  execution: Execution,
  records: readonly StepRecord[],
): StepDefinition[] {
  if (execution.status !== 'Executing' || hasEndedIt(records)) return [];
  const known = new Map(records.map((record) => [record.name, record]));
  const selected = execution.selective && new Set(execution.selective.steps);
  const isChosen = (name: string): boolean => selected?.has(name) ?? true;
  return steps.filter((step) => {
    const record = known.get(step.name);
    if (!isChosen(step.name) || (record && record.status !== 'Waiting')) return false;
    return (
      step.needs.every((need) => !isChosen(need) || known.get(need)?.status === 'Succeeded') && isTaken(step, known)
    );
  });
}

function hasEndedIt(records: readonly StepRecord[]): boolean {
  return records.some(({ type, status }) => type === 'Fail' && status === 'Failed');
}

/** Whether the condition around a step chose its branch. One that isn't among the selected steps chooses nothing. */
function isTaken({ inside }: StepDefinition, known: ReadonlyMap<string, StepRecord>): boolean {
  const condition = inside && known.get(inside.step);
  return !condition || outcomeOf(condition) === inside.outcome;
}

function outcomeOf({ metadata }: StepRecord): boolean | undefined {
  const outcome = memberOf(memberOf(metadata, 'Condition'), 'Outcome');
  return outcome === undefined ? undefined : outcome === 'True';
}
