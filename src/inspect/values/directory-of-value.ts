import { types } from 'node:util';
import { describeValue, ownFields, type Describing } from './describe-value.ts';
import { directoryOf, type Directory } from '../knowledge/directory.ts';

/** What `dir(x)` tells of a live value: its names with what stands there, then what can be called on it. */
export function directoryOfValue(value: unknown, describing: Describing): Directory {
  const explanation = describeValue(value, describing);
  const methods = new Map(
    chainOf(value).flatMap((object) =>
      ownFields(object).flatMap((field) => (isFunction(field.type) ? [[field.name, field] as const] : [])),
    ),
  );
  methods.delete('constructor');
  const fields = explanation.fields.filter(({ name }) => !methods.has(name));
  const directory = directoryOf({ ...explanation, fields });
  const entries = [...methods.values()].map(({ name, type }) => ({ name, type }));
  return entries.length === 0
    ? directory
    : { ...directory, groups: [...directory.groups, { title: 'methods', entries }] };
}

function isFunction(type: string): boolean {
  return type.startsWith('function');
}

/** A value and what it was made from, without what every object has, as far as no proxy stands among them. */
function chainOf(value: unknown): object[] {
  const chain: object[] = [];
  let object: unknown = value === undefined || value === null ? undefined : Object(value);
  while (object && !types.isProxy(object) && chain.length < 20) {
    const base = Object.getPrototypeOf(object) as unknown;
    if (base !== null || chain.length === 0) chain.push(object);
    object = base;
  }
  return chain;
}
