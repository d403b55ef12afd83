import { MlxError } from '../../base/errors.ts';
import { nearest } from '../../base/nearest.ts';

/** One part of a selector: a name, with what it needs (`+name`), with what follows (`name+`), or both. */
export interface Selected {
  name: string;
  needs: boolean;
  follows: boolean;
}

/** True for a text that selects more than one name. */
export function isSelector(text: string): boolean {
  return /[+,]/u.test(text);
}

/** Reads `+train`, `prepare+`, `+train+`, `train`, and several of these with commas. Throws FLOW_SELECTOR. */
export function parseSelector(text: string): Selected[] {
  return text.split(',').map((part) => {
    const [, before, name = '', after] = /^\s*(\+?)([^+]+?)(\+?)\s*$/u.exec(part) ?? [];
    if (name === '') throw new MlxError('FLOW_SELECTOR', { selector: part.trim(), known: [] });
    return { name, needs: before === '+', follows: after === '+' };
  });
}

/** The names that a selector selects of a graph, in the graph's order. Throws FLOW_SELECTOR with the nearest name. */
export function select(selector: string, needs: ReadonlyMap<string, readonly string[]>): Set<string> {
  const followers = new Map<string, string[]>();
  for (const [name, needed] of needs) {
    for (const one of needed) followers.set(one, [...(followers.get(one) ?? []), name]);
  }
  const selected = parseSelector(selector).flatMap((one) => {
    requireKnown(one.name, needs);
    return [
      one.name,
      ...(one.needs ? reachable(one.name, needs) : []),
      ...(one.follows ? reachable(one.name, followers) : []),
    ];
  });
  const wanted = new Set(selected);
  return new Set([...needs.keys()].filter((name) => wanted.has(name)));
}

/** All that can be reached from a name. */
export function reachable(from: string, edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const next of edges.get(name) ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}

function requireKnown(name: string, needs: ReadonlyMap<string, unknown>): void {
  if (needs.has(name)) return;
  const known = [...needs.keys()];
  const near = nearest(name, known);
  throw new MlxError('FLOW_SELECTOR', { selector: name, known, ...(near !== undefined && { nearest: near }) });
}
