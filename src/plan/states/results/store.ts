import type { PlannedStep } from '../../flow/flow-plan.ts';
import { type Compiling, placeOfResult } from '../compiling.ts';
import type { FieldSource, StoredField } from './stored-fields.ts';

/** Those of a step's stored fields that come from one kind of source. */
export function fieldsFrom<K extends FieldSource['kind']>(
  kind: K,
  { name }: PlannedStep,
  { fields }: Compiling,
): (StoredField & { from: Extract<FieldSource, { kind: K }> })[] {
  type Wanted = StoredField & { from: Extract<FieldSource, { kind: K }> };
  return [...(fields.get(name)?.values() ?? [])].filter((field): field is Wanted => field.from.kind === kind);
}

/**
 * What a task does with its result: keeps of it only what others read, so that the state's data stays far below the
 * 256 KiB that Step Functions carries, or nothing at all.
 */
export function storing(step: PlannedStep, compiling: Compiling): Record<string, unknown> {
  const fields = fieldsFrom('result', step, compiling);
  const readsBest = fieldsFrom('best', step, compiling).length > 0;
  if (fields.length === 0 && !readsBest) return { ResultPath: null };
  const groups = Map.groupBy(fields, ({ group }) => group);
  const selected = [...groups].map(([group, all]) => [
    group,
    Object.fromEntries(all.map(({ key, from }) => [`${key}.$`, from.code])),
  ]);
  const best = readsBest ? { best: { 'TrainingJobName.$': '$.BestTrainingJob.TrainingJobName' } } : {};
  return {
    ResultSelector: { ...Object.fromEntries(selected), ...best },
    ResultPath: placeOfResult(step.name, compiling),
  };
}
