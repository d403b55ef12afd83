import type { ServiceWords, ShapeWords } from './service-words.ts';

/**
 * The same words with the nearest place of each shape: below the request of an operation in `sent`, else of another operation,
 * else in an answer. A path passes over lists and maps to what they hold.
 */
export function placeShapes(words: ServiceWords, sent: readonly string[]): ServiceWords {
  const places = new Map<string, string>();
  for (const round of rootsOf(words, sent)) spread(round, words.shapes, places);
  const shapes = Object.entries(words.shapes).map(([name, shape]): [string, ShapeWords] => {
    const at = places.get(name);
    return [name, at === undefined ? shape : { ...shape, at }];
  });
  return { ...words, shapes: Object.fromEntries(shapes) };
}

interface Root {
  path: string;
  shape: string;
}

function rootsOf({ operations }: ServiceWords, sent: readonly string[]): Root[][] {
  const names = [...sent, ...Object.keys(operations).filter((name) => !sent.includes(name))].toSorted(
    (a, b) => rank(a) - rank(b),
  );
  const requests = names.flatMap((name) => {
    const shape = operations[name]?.request;
    return shape === undefined ? [] : [{ name, path: name, shape }];
  });
  const answers = names.flatMap((name) => {
    const shape = operations[name]?.response;
    return shape === undefined ? [] : [{ path: shape, shape }];
  });
  return [
    requests.filter(({ name }) => sent.includes(name)),
    requests.filter(({ name }) => !sent.includes(name)),
    answers,
  ];
}

/** What makes a thing says most of it. */
function rank(operation: string): number {
  return operation.startsWith('Create') ? 0 : /^(?:Start|Put|Update)/u.test(operation) ? 1 : 2;
}

function spread(roots: readonly Root[], shapes: ServiceWords['shapes'], places: Map<string, string>): void {
  let reached = roots;
  while (reached.length > 0) {
    const fresh = reached.filter(({ shape, path }) => {
      if (!Object.hasOwn(shapes, shape) || places.has(shape)) return false;
      places.set(shape, path);
      return true;
    });
    reached = fresh.flatMap(({ shape, path }) =>
      Object.entries(shapes[shape]?.members ?? {}).flatMap(([member, { type }]) =>
        namesIn(type).map((name) => ({ shape: name, path: `${path}.${member}` })),
      ),
    );
  }
}

function namesIn(type: string): string[] {
  return [...type.matchAll(/[A-Za-z_]\w*/gu)].map(([name]) => name);
}
