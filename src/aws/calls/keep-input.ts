import type { Call, Omitted } from './call.ts';
import { isOmitted } from './is-omitted.ts';

/** Members that carry what a person stores, however small it is. */
const payloads: ReadonlySet<string> = new Set(['Body', 'Payload', 'ZipFile']);

/** Characters of a text, and of a whole input, that are kept. */
const mostOfText = 16 * 1024;
const mostOfInput = 64 * 1024;

/** An input as plain data that may be kept for long: without bytes, streams and bodies, and of huge ones the beginning. */
export function keepInput(input: object): Call['input'] {
  const keeper = { left: mostOfInput };
  return keepMembers(input, keeper);
}

interface Keeper {
  left: number;
}

function keepMembers(value: object, keeper: Keeper): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) kept[name] = payloads.has(name) ? omitBytes(member) : keep(member, keeper);
  }
  return kept;
}

function keep(value: unknown, keeper: Keeper): unknown {
  switch (typeof value) {
    case 'string':
      return keepText(value, keeper);
    case 'number':
    case 'boolean':
    case 'bigint':
      keeper.left -= 8;
      return typeof value === 'bigint' ? Number(value) : value;
    case 'object':
      return value === null ? null : keepObject(value, keeper);
    default:
      return undefined;
  }
}

function keepText(text: string, keeper: Keeper): string | Omitted {
  if (text.length > Math.min(mostOfText, keeper.left)) return omitted(`${text.length} characters`);
  keeper.left -= text.length;
  return text;
}

function keepObject(value: object, keeper: Keeper): unknown {
  if (value instanceof Date) return value;
  if (isOmitted(value)) return value;
  if (Array.isArray(value)) return keepList(value, keeper);
  const prototype: unknown = Object.getPrototypeOf(value);
  // The rest are bytes, blobs and streams.
  return prototype === Object.prototype || prototype === null ? keepMembers(value, keeper) : omitBytes(value);
}

function keepList(list: readonly unknown[], keeper: Keeper): unknown[] {
  const kept: unknown[] = [];
  for (const [index, member] of list.entries()) {
    if (keeper.left <= 0) return [...kept, omitted(`${list.length - index} more`)];
    keeper.left -= 2;
    kept.push(keep(member, keeper));
  }
  return kept;
}

function omitBytes(value: unknown): Omitted {
  if (isOmitted(value)) return value;
  if (typeof value === 'string') return omitted(`${Buffer.byteLength(value)} bytes`);
  if (value instanceof Uint8Array) return omitted(`${value.byteLength} bytes`);
  return omitted('bytes');
}

function omitted(what: string): Omitted {
  return { $omitted: what };
}
