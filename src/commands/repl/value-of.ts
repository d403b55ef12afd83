import { types } from 'node:util';
import { hasExpression, printed } from '../../define/expression/text.ts';
import { chartOf } from '../../inspect/values/chart-of.ts';
import type { KnownObjects } from '../../inspect/values/known.ts';
import { outlineOf } from '../../inspect/values/outline.ts';
import { rowsOf } from '../../inspect/values/rows-of.ts';
import type { Value } from '../value.ts';
import type { Drawings } from './drawings.ts';
import { cardOf, thrownBy } from './thrown.ts';

/** Characters of a text that are shown. */
const longest = 10_000;

/**
 * What a live value is drawn as: what mlx made as its verb draws it, numbers as a chart, like objects as a table, an error as a card, and
 * all else as a tree. Reads as much of it as is shown; calls no getter.
 */
export async function valueOf(live: unknown, drawings: Drawings, known: KnownObjects): Promise<Value> {
  if (live === undefined) return { kind: 'nothing' };
  if (typeof live === 'string') return stringValue(live);
  const drawn = await drawings.of(live);
  if (drawn) return drawn;
  if (types.isNativeError(live)) return cardOf(thrownBy(live));
  const chart = chartOf(live);
  if (chart) return { kind: 'chart', chart };
  const rows = rowsOf(live);
  if (rows) return { kind: 'rows', ...rows };
  const [tree, type] = [outlineOf(live), known.of(live)?.type];
  return { kind: 'tree', tree: type === undefined ? tree : { ...tree, text: type } };
}

function stringValue(live: string): Value {
  const text = live.slice(0, longest);
  return { kind: 'string', text: hasExpression(text) ? printed(text) : text, more: live.length - text.length };
}
