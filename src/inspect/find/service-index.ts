import { operations, type Service } from '../../limits/operations.ts';
import type { Words } from '../words/words.ts';
import type { Findable } from './found.ts';

/** The words of a service, made ready to be searched. */
export interface ServiceIndex {
  /** All operations, shapes and members that may hold every word of the query. */
  candidates: (query: readonly string[]) => Findable[];
}

export function indexService(service: Service, words: Words): ServiceIndex {
  const text = words.lines(service).toLowerCase();
  const starts = startsOf(text);
  const ofLine = new Map<number, Findable[]>();
  const findables = (line: number): Findable[] => {
    const known = ofLine.get(line) ?? findablesAt(line, service, words);
    ofLine.set(line, known);
    return known;
  };
  return {
    candidates: (query) => {
      // A path is written by its parts in different places.
      const parts = query.flatMap((word) => word.split('.')).map((part) => Buffer.from(part).toString('latin1'));
      const [rarest = '', ...others] = parts.toSorted((one, other) => other.length - one.length);
      return linesWith(text, starts, rarest)
        .filter((line) => others.every((part) => text.slice(starts[line], starts[line + 1]).includes(part)))
        .flatMap(findables);
    },
  };
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function linesWith(text: string, starts: readonly number[], word: string): number[] {
  const lines: number[] = [];
  let line = 0;
  for (let at = text.indexOf(word); at >= 0 && at < text.length;) {
    while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= at) line += 1;
    lines.push(line);
    const next = starts[line + 1];
    at = next === undefined ? -1 : text.indexOf(word, next);
  }
  return lines;
}

/** An operation is found by its request; a shape by the nearest place that holds it, and so are its members. */
function findablesAt(line: number, service: Service, words: Words): Findable[] {
  const names = words.operations(service);
  const operation = names[line];
  if (operation !== undefined) {
    const doc = words.operation(service, operation)?.doc;
    return [thing({ path: operation, type: 'operation', of: service, doc })];
  }
  const name = words.shapes(service)[line - names.length] ?? '';
  const { at = name, doc, members = {}, choices = [] } = words.shape(service, name) ?? {};
  const values = choices.map((choice) => `It may be \`${choice}\`.`);
  return [
    ...Object.entries(members).map(([member, { type, required, doc: says }]) =>
      thing({ path: `${at}.${member}`, type: required ? `${type}, required` : type, of: service, doc: says }),
    ),
    thing({ path: at, type: name, of: service, doc: [doc ?? '', ...values].join('\n').trim() }),
  ];
}

function thing({ path, type, of, doc }: Omit<Findable, 'isSent'> & { of: Service }): Findable {
  const [top] = path.split('.', 1);
  return { path, type, of, doc, isSent: operations[of].some((operation) => operation === top) };
}
