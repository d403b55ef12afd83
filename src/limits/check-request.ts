import { jointViolations } from './joint/joint-violations.ts';
import type { Service } from './operations.ts';
import { compilePattern } from './pattern.ts';
import type { ListShape, MapShape, NumberShape, Shape, StringShape, StructureShape } from './shape.ts';
import { requestShape, shapeNamed } from './tables.ts';
import { type Bounds, pathOf, type Rule, type Step, type Violation } from './violation.ts';

/** Deeper than any honest request; also what ends a value that holds itself. */
const deepest = 50;
const mostViolations = 100;

/** Characters. What is longer is not run through a pattern, since hostile text could make that slow. */
const longestMatched = 5000;

/**
 * Checks a request against the service's own limits, as the service would on receiving it: each member first, then the
 * rules that join several. `null` and `undefined` members count as absent. Returns the first hundred violations, in the
 * order of the model's members; none for a good request.
 * Throws only for an operation that `operations.ts` doesn't list.
 */
export function checkRequest(service: Service, operation: string, input: unknown): Violation[] {
  const shape = requestShape(service, operation);
  if (!shape) throw new Error(`the limits of ${service} don't cover ${operation}`);
  const found: Violation[] = [];
  check({ service, found, steps: [], value: input }, shape);
  return isWellFormed(found) ? [...found, ...jointViolations(operation, input)] : found;
}

/** Whether a request with these violations has the form of its model, so that rules over several members can look at it. */
function isWellFormed(found: readonly Violation[]): boolean {
  return found.length < mostViolations && !found.some(({ rule }) => malformed.includes(rule));
}

const malformed: readonly Violation['rule'][] = ['type', 'required', 'depth'];

/** A value under check: where it stands and, for an entry of a list or map, what holds it. */
interface Visit {
  service: Service;
  found: Violation[];
  steps: readonly Step[];
  value: unknown;
  holder?: Violation['holder'];
}

function check(visit: Visit, shape: Shape): void {
  if (visit.found.length >= mostViolations) return;
  if (visit.steps.length > deepest) return report(visit, { rule: 'depth', max: deepest });
  if (!isOfType(visit.value, shape.type)) return report(visit, { rule: 'type', expected: shape.type });
  switch (shape.type) {
    case 'structure':
      return checkStructure(visit, shape, visit.value as Record<string, unknown>);
    case 'list':
      return checkList(visit, shape, visit.value as unknown[]);
    case 'map':
      return checkMap(visit, shape, visit.value as Record<string, unknown>);
    case 'string':
      return checkString(visit, shape, visit.value as string);
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return checkBounds(visit, shape, Number(visit.value), 'range');
    case 'boolean':
    case 'timestamp':
    case 'blob':
      return undefined;
  }
}

function checkStructure(visit: Visit, shape: StructureShape, value: Record<string, unknown>): void {
  const given = Object.keys(value).filter((name) => isPresent(value[name]));
  for (const name of shape.required ?? []) {
    if (!given.includes(name)) report(into(visit, { kind: 'member', name }, undefined), { rule: 'required' });
  }
  const known = Object.keys(shape.members);
  if (shape.union && given.length !== 1) report(visit, { rule: 'union', members: known });
  for (const name of known) {
    if (!given.includes(name)) continue;
    check(into(visit, { kind: 'member', name }, value[name]), shapeNamed(visit.service, shape.members[name] as string));
  }
  for (const name of given) {
    if (!Object.hasOwn(shape.members, name)) {
      report(into(visit, { kind: 'member', name }, value[name]), { rule: 'unknown', known });
    }
  }
}

function checkList(visit: Visit, shape: ListShape, value: readonly unknown[]): void {
  checkBounds(visit, shape, value.length, 'count');
  const entry = shapeNamed(visit.service, shape.member);
  for (const [index, item] of value.entries()) {
    if (visit.found.length >= mostViolations) return;
    check(held(visit, { kind: 'item', index }, item, entry), entry);
  }
}

function checkMap(visit: Visit, shape: MapShape, value: Readonly<Record<string, unknown>>): void {
  const entries = Object.entries(value).filter(([, each]) => isPresent(each));
  checkBounds(visit, shape, entries.length, 'count');
  const [keyShape, valueShape] = [shapeNamed(visit.service, shape.key), shapeNamed(visit.service, shape.value)];
  for (const [key, each] of entries) {
    if (visit.found.length >= mostViolations) return;
    check(held(visit, { kind: 'key', key }, key, keyShape), keyShape);
    check(held(visit, { kind: 'value', key }, each, valueShape), valueShape);
  }
}

function checkString(visit: Visit, shape: StringShape, value: string): void {
  if (shape.enum && !shape.enum.includes(value)) report(visit, { rule: 'enum', values: shape.enum });
  const length = charactersOf(value);
  if (shape.pattern && length <= (shape.max ?? longestMatched) && !compilePattern(shape.pattern).test(value)) {
    report(visit, { rule: 'pattern', pattern: shape.pattern });
  }
  checkBounds(visit, shape, length, 'length');
}

function checkBounds(
  visit: Visit,
  shape: ListShape | MapShape | StringShape | NumberShape,
  size: number,
  rule: Bounds['rule'],
): void {
  const { min, max } = shape;
  if ((min !== undefined && size < min) || (max !== undefined && size > max)) report(visit, { rule, size, min, max });
}

/** Unicode characters rather than UTF-16 units, as the services count. */
function charactersOf(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; count++) index += (text.codePointAt(index) as number) > 0xffff ? 2 : 1;
  return count;
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isOfType(value: unknown, type: Shape['type']): boolean {
  switch (type) {
    case 'structure':
    case 'map':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'list':
      return Array.isArray(value);
    case 'string':
      return typeof value === 'string';
    case 'integer':
    case 'long':
      return Number.isInteger(value) || typeof value === 'bigint';
    case 'float':
    case 'double':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'timestamp':
      return isTime(value);
    case 'blob':
      return typeof value === 'string' || (typeof value === 'object' && value !== null);
  }
}

/** A Date, seconds since 1970 (the JSON protocol's form), or a text that reads as a time. */
function isTime(value: unknown): boolean {
  if (value instanceof Date) return !Number.isNaN(value.getTime());
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

function into(visit: Visit, step: Step, value: unknown): Visit {
  return { ...visit, steps: [...visit.steps, step], value, holder: undefined };
}

function held(visit: Visit, step: Step, value: unknown, entry: Shape): Visit {
  const holder = entry.type === 'structure' ? undefined : { value: visit.value, entry };
  return { ...visit, steps: [...visit.steps, step], value, holder };
}

function report({ found, steps, value, holder }: Visit, rule: Rule): void {
  if (found.length >= mostViolations) return;
  found.push({ path: pathOf(steps), steps, value, ...(holder && { holder }), ...rule });
}
