import type { ArgumentPlace, PlaceWords, Signature, Word } from '../../../inspect/completion/schema.ts';
import { firstSentence } from '../../../inspect/words/first-sentence.ts';
import { words } from '../../../inspect/words/words.ts';
import type { Service } from '../../../limits/operations.ts';
import type { Shape } from '../../../limits/shape.ts';
import { requestShape, shapeNamed } from '../../../limits/tables.ts';
import { awsServices, methodOf } from './services.ts';

interface Method {
  service: Service;
  operation: string;
}

/** Of `aws.sagemaker.createTrainingJob`; undefined for any other path. */
export function awsSignature(path: string): Signature | undefined {
  const method = methodAt(path);
  if (!method) return undefined;
  const doc = words.operation(method.service, method.operation)?.doc;
  return {
    label: `${path}(request)`,
    parameters: [{ name: 'request', doc: `the members of ${method.operation}'s request` }],
    ...(doc !== undefined && { doc: firstSentence(doc) }),
  };
}

/** What may stand in the request of an operation, required members first; undefined where the path is no operation's. */
export function awsPlace({ path, argument, keys }: ArgumentPlace): PlaceWords | undefined {
  const method = methodAt(path);
  if (!method || argument !== 0) return undefined;
  const shape = requestShape(method.service, method.operation);
  const spot =
    shape &&
    keys.reduce<Spot | undefined>((at, key) => at && below(at, key, method.service), {
      shape,
      name: requestName(method),
      doc: words.operation(method.service, method.operation)?.doc,
    });
  return spot ? wordsAt(spot, method.service) : spokenPlace(method, keys);
}

/** A shape of the limits, and how AWS's words call it. */
interface Spot {
  shape: Shape;
  name: string | undefined;
  doc?: string;
}

function methodAt(path: string): Method | undefined {
  const [, name = '', method = ''] = /^aws\.(\w+)\.(\w+?)(?:\.pages)?$/u.exec(path) ?? [];
  if (!Object.hasOwn(awsServices, name)) return undefined;
  const service: Service = awsServices[name as keyof typeof awsServices];
  const operation = words.operations(service).find((one) => methodOf(one) === method);
  return operation === undefined ? undefined : { service, operation };
}

function requestName({ service, operation }: Method): string {
  return words.operation(service, operation)?.request ?? `${operation}Request`;
}

function below({ shape, name }: Spot, key: string, service: Service): Spot | undefined {
  switch (shape.type) {
    case 'structure': {
      const member = Object.hasOwn(shape.members, key) ? shape.members[key] : undefined;
      if (member === undefined) return undefined;
      const told = name === undefined ? undefined : words.member(service, name, key);
      return { shape: shapeNamed(service, member), name: nameIn(told?.type), doc: told?.doc };
    }
    case 'list':
      return below({ shape: shapeNamed(service, shape.member), name }, key, service);
    case 'map':
      return { shape: shapeNamed(service, shape.value), name };
    default:
      return undefined;
  }
}

/** The shape within `Channel[]` or `Record<string, Tag>`. */
function nameIn(type: string | undefined): string | undefined {
  return type?.replace(/^Record<string, (.*)>$/u, '$1').replace(/(?:\[\])+$/u, '');
}

function wordsAt({ shape, name, doc }: Spot, service: Service): PlaceWords {
  const said = [shape.type !== 'structure' && typeInWords(shape), doc !== undefined && firstSentence(doc)]
    .filter(Boolean)
    .join(': ');
  switch (shape.type) {
    case 'structure': {
      const keys = Object.keys(shape.members).map((word): Word => {
        const told = name === undefined ? undefined : words.member(service, name, word);
        return {
          word,
          required: shape.required?.includes(word) ?? false,
          ...(told?.doc !== undefined && { doc: firstSentence(told.doc) }),
        };
      });
      return { keys: keys.toSorted((a, b) => Number(b.required) - Number(a.required)), values: [], doc: said };
    }
    case 'list':
      return wordsAt({ shape: shapeNamed(service, shape.member), name, doc }, service);
    case 'string':
      return { keys: [], values: (shape.enum ?? []).map((word) => ({ word: `'${word}'` })), doc: said };
    case 'boolean':
      return { keys: [], values: [{ word: 'true' }, { word: 'false' }], doc: said };
    default:
      return { keys: [], values: [], doc: said };
  }
}

function typeInWords(shape: Shape): string {
  const { min, max } = shape as { min?: number; max?: number };
  const bounds = [min !== undefined && `at least ${min}`, max !== undefined && `at most ${max}`].filter(Boolean);
  return [shape.type, ...bounds].join(', ');
}

/** Of operations whose limits are unknown, AWS's words alone. */
function spokenPlace(method: Method, keys: readonly string[]): PlaceWords {
  const { service } = method;
  const name = keys.reduce<string | undefined>(
    (at, key) => (at === undefined ? undefined : nameIn(words.member(service, at, key)?.type)),
    requestName(method),
  );
  const shape = name === undefined ? undefined : words.shape(service, name);
  const members = Object.entries(shape?.members ?? {}).map(([word, { doc, required }]): Word => ({
    word,
    required,
    ...(doc !== undefined && { doc: firstSentence(doc) }),
  }));
  return {
    keys: members.toSorted((a, b) => Number(b.required) - Number(a.required)),
    values: (shape?.choices ?? []).map((word) => ({ word: `'${word}'` })),
  };
}
