import { hasExpression, printed } from '../../define/expression/text.ts';
import { outlineOf } from '../../inspect/outline.ts';
import type { Value } from '../value.ts';
import type { Drawings } from './drawings.ts';

/** Characters of a text that are shown. */
const longest = 10_000;

/** What a live value is drawn as. Reads as much of it as is shown; calls no getter. */
export async function valueOf(live: unknown, drawings: Drawings): Promise<Value> {
  if (live === undefined) return { kind: 'nothing' };
  if (typeof live === 'string') {
    const text = live.slice(0, longest);
    return { kind: 'string', text: hasExpression(text) ? printed(text) : text, more: live.length - text.length };
  }
  return (await drawings.of(live)) ?? { kind: 'tree', tree: outlineOf(live) };
}
