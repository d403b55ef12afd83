import type { z } from 'zod';
import { withoutRepeats, type Finding, type Path } from '../finding.ts';
import { jsonSchemaOf } from '../schema/json-schema.ts';
import { findingsOf, valueAt } from './issue.ts';

/** What a document holds that is right, and everything that is wrong in it. */
export interface Validated<T> {
  /** The document without its wrong parts, so that rules across keys can still be checked on the rest. */
  parts: Partial<T>;
  findings: readonly Finding[];
}

/** Checks a document against its schema and finds all faults at once. */
export function validate<S extends z.ZodObject>(
  schema: S,
  data: Readonly<Record<string, unknown>>,
): Validated<z.infer<S>> {
  const result = schema.safeParse(data);
  if (result.success) return { parts: result.data, findings: [] };
  const judged = { data, schema: jsonSchemaOf(schema) };
  const findings = withoutRepeats(result.error.issues.flatMap((issue) => findingsOf(issue, judged)));
  return { parts: rightParts(schema.partial(), structuredClone(data)) as Partial<z.infer<S>>, findings };
}

/** Takes out what is wrong until the rest is right. */
function rightParts(schema: z.ZodObject, data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  for (;;) {
    const result = schema.safeParse(data);
    if (result.success) return result.data;
    const wrong = result.error.issues.flatMap((issue) => {
      const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
      return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    });
    if (wrong.filter((path) => remove(data, path)).length === 0) return {};
  }
}

/** Removes what stands at a path; a whole list for one of its items, and what holds it where nothing stands there. */
function remove(data: unknown, path: Path): boolean {
  const holder = valueAt(data, path.slice(0, -1));
  const step = path.at(-1);
  if (step === undefined) return false;
  const isTable = typeof holder === 'object' && holder !== null && !Array.isArray(holder);
  if (!isTable || !Object.hasOwn(holder, step)) return remove(data, path.slice(0, -1));
  return delete (holder as Record<string, unknown>)[step];
}
