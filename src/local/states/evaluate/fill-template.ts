import { evaluateIntrinsic } from './evaluate-intrinsic.ts';
import { inOwnContext, runAlone } from './run-alone.ts';

/** A payload template with its paths and calls replaced by their values. */
export async function fillTemplate(template: unknown, input: unknown, context: object): Promise<unknown> {
  const calls: unknown[] = [];
  const prepared = await prepare(template, { input, context, calls });
  // The interpreter reads the values of calls from the context: as parts of the template they could be taken for paths.
  const state = { Type: 'Pass', Parameters: prepared, End: true };
  return runAlone({ S: state }, { input, context: { ...context, calls } });
}

async function prepare(
  template: unknown,
  scene: { input: unknown; context: object; calls: unknown[] },
): Promise<unknown> {
  if (Array.isArray(template)) {
    const items: unknown[] = [];
    for (const item of template) items.push(await prepare(item, scene));
    return items;
  }
  if (typeof template !== 'object' || template === null) return template;
  const entries: [string, unknown][] = [];
  for (const [key, value] of Object.entries(template)) {
    entries.push([key, isExpression(key, value) ? await preparePath(value, scene) : await prepare(value, scene)]);
  }
  return Object.fromEntries(entries);
}

async function preparePath(
  text: string,
  { input, context, calls }: { input: unknown; context: object; calls: unknown[] },
): Promise<string> {
  if (text.startsWith('$')) return inOwnContext(text);
  calls.push(await evaluateIntrinsic(text, input, context));
  return `$$.own.calls[${calls.length - 1}]`;
}

/** Whether a field of a template is a path or a call. */
export function isExpression(key: string, value: unknown): value is string {
  return key.endsWith('.$') && typeof value === 'string';
}
