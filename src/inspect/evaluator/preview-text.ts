import { inspect, types } from 'node:util';

/** Characters of a preview, and names of an object by which it is told in full. */
const longest = 200;
const mostNames = 200;

/** A value in a line, without asking anything of it; `undefined` for what a line can't tell: nothing, and functions. */
export function previewText(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'function') return undefined;
  const told = isLarge(value) ? largeText(value) : inspect(shortened(value), options);
  const text = told.replaceAll(/\s+/g, ' ');
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

const options = {
  depth: 1,
  breakLength: Infinity,
  compact: true,
  maxArrayLength: 20,
  maxStringLength: longest,
  customInspect: false,
  getters: false,
} as const;

function shortened(value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, longest) : value;
}

function isLarge(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || types.isProxy(value)) return false;
  return !ArrayBuffer.isView(value) && Object.keys(value).length > mostNames;
}

function largeText(value: object): string {
  return `an object of ${Object.keys(value).length} fields`;
}
