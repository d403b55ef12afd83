import { types } from 'node:util';

/** Elements of a list up to which its names are looked for: each element is a name too. */
const longestList = 50_000;

/** The value of a property as it is stored; of getters, of proxies and of what is not there it is `undefined`. */
export function dataProperty(holder: unknown, name: string): unknown {
  for (const object of chainOf(holder)) {
    const found = Object.getOwnPropertyDescriptor(object, name);
    if (found) return found.value as unknown;
  }
  return undefined;
}

/** The names of an object's properties and of its prototypes', the nearest first; no getter is called, no proxy asked. */
export function namesOf(value: unknown): string[] {
  const chain = chainOf(value);
  return chain.flatMap((object, depth) => {
    if ((depth > 0 && isPlainBase(object)) || isLong(object)) return [];
    const names = Object.getOwnPropertyNames(object);
    if (depth === 0) return names;
    const nearer = chain.slice(0, depth);
    return names.filter((name) => name !== 'constructor' && !nearer.some((other) => Object.hasOwn(other, name)));
  });
}

/** An object and its prototypes, as far as no proxy stands among them. */
function chainOf(value: unknown): object[] {
  const chain: object[] = [];
  let object: unknown = value === undefined || value === null ? undefined : Object(value);
  while (object && !types.isProxy(object) && chain.length < 20) {
    chain.push(object);
    object = Object.getPrototypeOf(object);
  }
  return chain;
}

function isLong(object: object): boolean {
  if (Array.isArray(object)) return object.length > longestList;
  return ArrayBuffer.isView(object) || types.isStringObject(object);
}

function isPlainBase(object: object): boolean {
  return Object.getPrototypeOf(object) === null && Object.hasOwn(object, 'hasOwnProperty');
}
