import { types } from 'node:util';

/**
 * The own properties of an object that are data, with their values: no getter is called and no proxy asked. A list's items
 * come under their indexes; symbols are left out.
 */
export function ownData(object: object): [string, unknown][] {
  if (types.isProxy(object)) return [];
  return Object.getOwnPropertyNames(object).flatMap((name): [string, unknown][] => {
    const found = Object.getOwnPropertyDescriptor(object, name);
    if (!found?.enumerable || !('value' in found)) return [];
    return [[name, found.value]];
  });
}

/** What an object itself holds under a name; a getter holds nothing, and is not called. The object must be no proxy. */
export function ownValue(holder: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}

/** Whether a value is an object with names of its own, rather than a list, a function or one of the language's own things. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || types.isProxy(value) || Array.isArray(value)) return false;
  const base: unknown = Object.getPrototypeOf(value);
  // Objects of another realm, such as those that a line of the REPL writes, have another Object.prototype.
  return base === null || Object.getPrototypeOf(base) === null;
}

/** The items of a list, holes and getters as `undefined`. */
export function itemsOf(list: readonly unknown[]): unknown[] {
  if (types.isProxy(list)) return [];
  return Array.from({ length: list.length }, (_, index): unknown => {
    const found = Object.getOwnPropertyDescriptor(list, index);
    return found && 'value' in found ? found.value : undefined;
  });
}
