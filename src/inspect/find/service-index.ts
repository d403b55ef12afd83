import { operations, type Service } from '../../limits/operations.ts';
import { words, type Words } from '../words/words.ts';
import type { Findable } from './found.ts';

/** The words of a service, made ready to be searched. */
export interface ServiceIndex {
  /** All operations, shapes and members that may hold every word of the query. */
  candidates: (query: readonly string[]) => Findable[];
}

/** The index of each service, made when it is first searched. */
export type WordsIndex = (service: Service) => ServiceIndex;

/** The index of the words that mlx is installed with: a constant as they are, and made as late. */
export const wordsIndex: WordsIndex = openIndex(words);

export function openIndex(words: Words): WordsIndex {
  const indices = new Map<Service, ServiceIndex>();
  return (service) => {
    const index = indices.get(service) ?? indexService(service, words);
    indices.set(service, index);
    return index;
  };
}

function indexService(service: Service, words: Words): ServiceIndex {
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
    const place = placeOf(operation, service, words);
    return [{ ...place, type: 'operation', doc: words.operation(service, operation)?.doc }];
  }
  const name = words.shapes(service)[line - names.length] ?? '';
  const { at = name, doc, members = {}, choices = [] } = words.shape(service, name) ?? {};
  const place = placeOf(at, service, words);
  const values = choices.map((choice) => `It may be \`${choice}\`.`);
  return [
    ...Object.entries(members).map(([member, { type, required, doc: says }]) => ({
      ...place,
      path: `${place.path}.${member}`,
      type: required ? `${type}, required` : type,
      doc: says,
    })),
    { ...place, type: name, doc: [doc ?? '', ...values].join('\n').trim() },
  ];
}

/** Where two services have an operation of one name, the path says which is meant. */
function placeOf(path: string, service: Service, words: Words): Pick<Findable, 'path' | 'of' | 'isSent'> {
  const [top = ''] = path.split('.', 1);
  const services = Object.keys(operations) as Service[];
  const isShared = services.some((other) => other !== service && words.operations(other).includes(top));
  const isSent = operations[service].some((operation) => operation === top);
  return { path: isShared ? `${service}.${path}` : path, of: service, isSent };
}
