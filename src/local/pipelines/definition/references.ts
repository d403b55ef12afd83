import { isJsonObject, type Json } from '../json.ts';

/** Every `{"Get": ...}` below a value, as it is written. */
export function referencesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isJsonObject(value)) return [];
  const target = value['Get'];
  if (typeof target === 'string' && Object.keys(value).length === 1) return [target];
  return Object.values(value).flatMap(referencesIn);
}

/** The step that a reference reads: `Steps.Prepare.ProcessingJobName` reads `Prepare`. */
export function stepOfReference(target: string): string | undefined {
  return /^Steps\.(?<step>[A-Za-z0-9_-]+)(?=[.[]|$)/.exec(target)?.groups?.['step'];
}
