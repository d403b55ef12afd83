import { operations, type Service } from '../../src/limits/operations.ts';
import type { Shape } from '../../src/limits/shape.ts';
import { choicesOf, typeWords } from '../../src/inspect/requests/type-words.ts';
import { ruleWords } from '../../src/inspect/requests/rule-words.ts';
import { wordsOfPattern } from '../../src/inspect/requests/words-of-pattern.ts';
import { heldBy, membersOf, requestOf, type Spot } from '../../src/inspect/requests/spot.ts';
import { words } from '../../src/inspect/words/words.ts';

/** How many fields of the requests that mlx sends are explained, nested ones included, each once for each structure. */
export interface ExplainedFields {
  groups: readonly Group[];
  /** Fields of the service's newest model that the installed SDK doesn't have. */
  unsendable: number;
  /** Fields that could have a limit, but have none in the service's model. */
  unlimited: number;
}

interface Group {
  what: string;
  all: number;
  typed: number;
  told: number;
  limited: number;
  /** With all three. */
  whole: number;
  /** Percent that may lack something. */
  most: number;
}

export function explainedFields(): ExplainedFields {
  const fields = (Object.keys(operations) as Service[]).flatMap((service) => fieldsOf(service));
  const sendable = fields.filter(({ isSendable }) => isSendable);
  return {
    groups: [
      group('all', sendable, 5),
      group(
        'required',
        sendable.filter(({ required }) => required),
        0,
      ),
    ],
    unsendable: fields.length - sendable.length,
    unlimited: sendable.filter(({ mayBeLimited, hasLimit }) => mayBeLimited && !hasLimit).length,
  };
}

interface Field {
  required: boolean;
  isSendable: boolean;
  isTyped: boolean;
  isTold: boolean;
  /** True where all that the model limits is told. */
  isLimited: boolean;
  mayBeLimited: boolean;
  hasLimit: boolean;
}

function group(what: string, fields: readonly Field[], most: number): Group {
  const count = (has: (field: Field) => boolean) => fields.filter(has).length;
  return {
    what,
    most,
    all: fields.length,
    typed: count(({ isTyped }) => isTyped),
    told: count(({ isTold }) => isTold),
    limited: count(({ isLimited }) => isLimited),
    whole: count(({ isTyped, isTold, isLimited }) => isTyped && isTold && isLimited),
  };
}

function fieldsOf(service: Service): Field[] {
  const seen = new Set<string>();
  const below = (spot: Spot, path: string): Field[] => {
    const held = heldBy(spot);
    const key = held.type || path;
    if (held.limit?.type !== 'structure' || seen.has(key)) return [];
    seen.add(key);
    return membersOf(held, words).flatMap(({ name, spot: member }) => [
      fieldOf(member),
      ...below(member, `${path}.${name}`),
    ]);
  };
  return operations[service].flatMap((operation) => {
    const request = requestOf(service, operation, words);
    return request ? below(request, operation) : [];
  });
}

function fieldOf(spot: Spot): Field {
  const { service, limit, doc, required } = spot;
  const hasLimit = limit !== undefined && limits(limit);
  return {
    required,
    isSendable: spot.type !== '',
    isTyped: typeWords(spot, words) !== '',
    isTold: (doc ?? words.shape(service, heldBy(spot).type)?.doc) !== undefined,
    isLimited: !hasLimit || ruleWords(limit) !== undefined || choicesOf(spot, words).length > 0,
    mayBeLimited: limit !== undefined && !['structure', 'boolean', 'timestamp', 'blob'].includes(limit.type),
    hasLimit,
  };
}

/** Whether the model says anything of a value but its type; a bound that everything keeps says nothing. */
function limits(shape: Shape): boolean {
  switch (shape.type) {
    case 'structure':
      return shape.union === true;
    case 'string':
      return shape.enum !== undefined || Boolean(shape.min) || shape.max !== undefined || !isOpen(shape.pattern);
    case 'list':
    case 'map':
      return Boolean(shape.min) || shape.max !== undefined;
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return shape.min !== undefined || shape.max !== undefined;
    case 'boolean':
    case 'timestamp':
    case 'blob':
      return false;
  }
}

/** A pattern may say that any text is taken. */
function isOpen(pattern: string | undefined): boolean {
  return pattern === undefined || wordsOfPattern(pattern) === '';
}
