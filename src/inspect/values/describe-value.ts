import { types } from 'node:util';
import type { ExplainedField, Explanation } from '../explanation.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Known, KnownObjects } from './known.ts';
import { lineOf } from './outline.ts';
import { isPlain, ownData } from './own-data.ts';

/** What describing a live value goes by. */
export interface Describing {
  known: KnownObjects;
  knowledge: Knowledge;
  /** How the value is called: `jobs.train.params`. */
  name?: string;
}

const mostFields = 200;

/**
 * What `x?` tells of a live value: what it is known as, with its own values beside the fields; else its type and its own fields.
 * No getter is called and no proxy asked.
 */
export function describeValue(value: unknown, { known, knowledge, name }: Describing): Explanation {
  const mark = known.of(value);
  const explanation = explanationBy(mark, knowledge);
  const title = name ?? explanation?.name ?? 'value';
  if (explanation) return withValues({ ...explanation, name: title }, value, explanation.name);
  const own = ownFields(value);
  return {
    name: title,
    type: typeOf(value),
    facts: factsOf(value),
    fields: own.slice(0, mostFields),
  };
}

/** A value's type in people's words: `list of 12`, `table of 3 names`, `Date`, `text of 5 characters`. */
export function typeOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `text of ${value.length} characters`;
    case 'number':
      return Number.isInteger(value) ? 'whole number' : 'number';
    case 'boolean':
      return 'true or false';
    case 'function':
      return types.isAsyncFunction(value) ? 'function that answers later' : 'function';
    case 'undefined':
      return 'nothing';
    case 'bigint':
    case 'symbol':
      return typeof value;
    case 'object':
      return value === null ? 'null' : typeOfObject(value);
  }
}

function typeOfObject(value: object): string {
  if (types.isProxy(value)) return 'proxy, which is not looked into';
  if (Array.isArray(value)) return `list of ${value.length}`;
  if (types.isPromise(value)) return 'promise';
  if (types.isDate(value)) return 'time';
  return isPlain(value) ? `table of ${ownData(value).length} names` : lineOf(value).text;
}

function explanationBy(mark: Known | undefined, knowledge: Knowledge): Explanation | undefined {
  if (mark?.explanation) return mark.explanation();
  if (mark?.type === undefined) return undefined;
  const answer = knowledge.explain(mark.type);
  return 'found' in answer ? answer.found : undefined;
}

/** The fields of the type with what stands in each; names that the type has not come after them. */
function withValues(explanation: Explanation, value: unknown, type: string): Explanation {
  if (typeof value !== 'object' || value === null) return explanation;
  const own = new Map(ownData(value));
  const fields = explanation.fields.map((field): ExplainedField => {
    const inside = own.get(field.name);
    return inside === undefined ? field : { ...field, value: lineOf(inside).text };
  });
  const known = new Set(fields.map((field) => field.name));
  const filled = fields.filter((field) => field.value !== undefined);
  const others = ownFields(value).filter((field) => !known.has(field.name));
  return {
    ...explanation,
    type: type === explanation.name ? explanation.type : type,
    fields: [...filled, ...others, ...fields.filter((field) => field.value === undefined)].slice(0, mostFields),
  };
}

/** The own fields of a value with what each is; getters are named, and not called. */
export function ownFields(value: unknown): ExplainedField[] {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || types.isProxy(value)) return [];
  if (Array.isArray(value) || isNumbers(value)) return fieldsOfList(value);
  return Object.getOwnPropertyNames(value).flatMap((name): ExplainedField[] => {
    const found = Object.getOwnPropertyDescriptor(value, name);
    if (!found || (typeof value === 'function' && functionNames.has(name))) return [];
    if (!('value' in found)) return [{ name, type: 'getter', required: false }];
    return [{ name, type: typeOf(found.value), required: false, value: lineOf(found.value).text }];
  });
}

const functionNames = new Set(['length', 'name', 'prototype', 'arguments', 'caller']);

function isNumbers(value: object): value is Uint8Array {
  return ArrayBuffer.isView(value) && !types.isDataView(value);
}

function fieldsOfList(list: ArrayLike<unknown>): ExplainedField[] {
  return Array.from({ length: Math.min(list.length, mostFields) }, (_, index): ExplainedField => {
    const found = Object.getOwnPropertyDescriptor(list, index);
    if (!found || !('value' in found)) return { name: String(index), type: found ? 'getter' : 'hole', required: false };
    return { name: String(index), type: typeOf(found.value), required: false, value: lineOf(found.value).text };
  });
}

function factsOf(value: unknown): Explanation['facts'] {
  if (typeof value === 'object' && value !== null) return [];
  return [{ name: 'value', text: lineOf(value).text }];
}
