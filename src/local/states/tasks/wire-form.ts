import type { Service } from '../../../limits/operations.ts';
import type { Shape } from '../../../limits/shape.ts';
import { requestShape, shapeNamed } from '../../../limits/tables.ts';

/** PascalCase parameters with the names that the operation's own members have. Keys of maps stay as they are. */
export function toMembers(
  service: Service,
  operation: string,
  parameters: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const shape = requestShape(service, operation);
  return (shape ? convert(service, shape, parameters) : parameters) as Record<string, unknown>;
}

function convert(service: Service, shape: Shape, value: unknown): unknown {
  if (Array.isArray(value)) {
    return shape.type === 'list'
      ? value.map((item) => convert(service, shapeNamed(service, shape.member), item))
      : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (shape.type === 'map') {
    const each = shapeNamed(service, shape.value);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, convert(service, each, item)]));
  }
  if (shape.type !== 'structure') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const lower = key.charAt(0).toLowerCase() + key.slice(1);
      const name = !Object.hasOwn(shape.members, key) && Object.hasOwn(shape.members, lower) ? lower : key;
      const member = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
      return [name, member === undefined ? item : convert(service, shapeNamed(service, member), item)];
    }),
  );
}

/** A service's answer, with its times, seconds on the wire, by `time`. */
export function toResult(value: unknown, time: (seconds: number) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => toResult(item, time));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const isTime = typeof item === 'number' && /(Time|Date|Timestamp|At|Modified|CreatedOn)$/i.test(key);
      return [key, isTime ? time(item) : toResult(item, time)];
    }),
  );
}

/** An answer with PascalCase names, as tasks tell those of services that name their members otherwise. Keys of maps stay. */
export function toPascalCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPascalCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const isMap = /(tags|properties|variables)$/i.test(key);
      return [key.charAt(0).toUpperCase() + key.slice(1), isMap && !Array.isArray(item) ? item : toPascalCase(item)];
    }),
  );
}

/** Milliseconds since 1970, as `.sync` results tell a time. */
export function epoch(seconds: number): number {
  return Math.round(1000 * seconds);
}

/** `2024-05-01T08:15:30.123Z`, as results of `aws-sdk:` tasks tell a time. */
export function isoTime(seconds: number): string {
  return new Date(1000 * seconds).toISOString();
}
