import { type Line, line, span } from './line.ts';

/** Plain data as an indented outline: `Key: value`, lists with `-`. Dates are ISO texts. */
export function drawData(value: unknown): Line[] {
  return drawNested(value, '');
}

function drawNested(value: unknown, before: string): Line[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => drawItem(item, before));
  }
  return Object.entries(value as Readonly<Record<string, unknown>>)
    .filter(([, member]) => member !== undefined)
    .flatMap(([key, member]) =>
      isNested(member)
        ? [line(span('dim', `${before}${key}:`)), ...drawNested(member, `${before}  `)]
        : [line(span('dim', `${before}${key}: `), scalar(member))],
    );
}

/** The first line of a nested item stands beside its dash. */
function drawItem(item: unknown, before: string): Line[] {
  if (!isNested(item)) return [line(span('dim', `${before}- `), scalar(item))];
  const [first, ...rest] = drawNested(item, `${before}  `);
  const [head, ...spans] = first ?? [];
  if (!head) return [];
  return [[span(head.role, `${before}- ${head.text.slice(before.length + 2)}`), ...spans], ...rest];
}

function isNested(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || value instanceof Date) return false;
  return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0;
}

function scalar(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
