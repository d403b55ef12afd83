import type { Thing } from '../thing.ts';
import type { Sheet, SheetFact } from './sheet.ts';

/** What has no page of its own: what its description says in plain words, lists and structures aside as JSON. */
export function plainSheet(thing: Thing, value: object): Sheet {
  return { thing, facts: Object.entries(value).flatMap(factOf), parts: [], links: [] };
}

function factOf([name, value]: [string, unknown]): SheetFact[] {
  if (value === undefined || value === null) return [];
  if (value instanceof Date) return [{ name, value: value.getTime() }];
  const isBad = name === 'FailureReason';
  return [{ name, value: typeof value === 'string' ? value : JSON.stringify(value), isBad }];
}
