import type { Service } from '../../limits/operations.ts';
import type { Shape } from '../../limits/shape.ts';
import { requestShape, shapeNamed } from '../../limits/tables.ts';
import type { MemberWords } from '../words/service-words.ts';
import type { Words } from '../words/words.ts';

/** A place of a request, of an answer or of a shape: what the limits and AWS's words tell of it. */
export interface Spot {
  service: Service;
  /** As the SDK's declarations write it: `Channel[]`, `Record<string, string>`; empty where there are no words. */
  type: string;
  /** What the service accepts there, where that is known. */
  limit?: Shape;
  required: boolean;
  doc?: string;
  /** The shape that holds it. */
  within?: string;
}

/** A member of a spot, or of what a list or map there holds. */
export function memberOf(spot: Spot, name: string, words: Words): Spot | undefined {
  const known = membersOf(spot, words).find((one) => one.name === name);
  return known?.spot;
}

/** All members of a spot, those that are required first. */
export function membersOf(spot: Spot, words: Words): { name: string; spot: Spot }[] {
  const held = heldBy(spot);
  const shape = words.shape(held.service, held.type);
  const limit = held.limit?.type === 'structure' ? held.limit : undefined;
  const names = new Set([...Object.keys(shape?.members ?? {}), ...Object.keys(limit?.members ?? {})]);
  const all = [...names].map((name) => {
    const told: MemberWords | undefined = shape?.members?.[name];
    const shapeName = limit && Object.hasOwn(limit.members, name) ? limit.members[name] : undefined;
    const inner = shapeName === undefined ? undefined : shapeNamed(held.service, shapeName);
    return {
      name,
      spot: {
        service: held.service,
        type: told?.type ?? '',
        ...(inner && { limit: inner }),
        required: limit ? (limit.required?.includes(name) ?? false) : (told?.required ?? false),
        ...(told?.doc !== undefined && { doc: told.doc }),
        within: held.type,
      },
    };
  });
  return all.toSorted((one, other) => Number(other.spot.required) - Number(one.spot.required));
}

/** What a list or a map holds, however deep; anything else is itself. */
export function heldBy(spot: Spot): Spot {
  const inner = innerType(spot.type);
  const limit = innerLimit(spot);
  if (inner === undefined && limit === undefined) return spot;
  return heldBy({ ...spot, type: inner ?? spot.type, limit, required: false });
}

/** `Channel` of `Channel[]`, `string` of `Record<string, string>`. */
export function innerType(type: string): string | undefined {
  if (type.endsWith('[]')) return type.slice(0, -2).replace(/^\((.*)\)$/u, '$1');
  const map = /^(?:Partial<)?Record<[^,]+, (.*?)>+$/u.exec(type)?.[1];
  return map ?? undefined;
}

function innerLimit({ service, limit }: Spot): Shape | undefined {
  if (limit?.type === 'list') return shapeNamed(service, limit.member);
  if (limit?.type === 'map') return shapeNamed(service, limit.value);
  return undefined;
}

/** The request of an operation; `undefined` where the service has no such operation. */
export function requestOf(service: Service, operation: string, words: Words): Spot | undefined {
  const told = words.operation(service, operation);
  const limit = requestShape(service, operation);
  if (!told && !limit) return undefined;
  return { service, type: told?.request ?? '', ...(limit && { limit }), required: true };
}

/** The answer of an operation. */
export function answerOf(service: Service, operation: string, words: Words): Spot | undefined {
  const told = words.operation(service, operation);
  return told && { service, type: told.response ?? '', required: true };
}

/** A shape by its name, with the limits of the nearest request that holds it. */
export function shapeSpot(service: Service, name: string, words: Words): Spot | undefined {
  const shape = words.shape(service, name);
  if (!shape) return undefined;
  const [operation = '', ...steps] = (shape.at ?? '').split('.');
  const top = steps[0] === 'response' ? undefined : requestOf(service, operation, words);
  const at = steps.reduce<Spot | undefined>((spot, step) => spot && memberOf(spot, step, words), top);
  const limit = at && heldBy(at).limit;
  return { service, type: name, ...(limit && { limit }), required: false };
}
