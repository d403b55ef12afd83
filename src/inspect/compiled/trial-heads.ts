import { parse } from 'smol-toml';
import type { HeadKind } from '../../define/head-kind.ts';
import type { ReferenceField } from '../../define/reference.ts';
import { otherValue } from './other-value.ts';
import type { TrialHead } from './trial-job.ts';

/** Heads that differ in one key: without it, with its example, and with other values. */
export interface TrialHeads {
  /** As it is written: `max_runtime = "1h"`. */
  written: string;
  without: TrialHead;
  given: TrialHead;
  /** Any of these may be no head that is right. */
  others: readonly TrialHead[];
}

type Table = Readonly<Record<string, unknown>>;

/** Heads of jobs of a kind to learn a key by, in the order in which they are to be tried; none where the key has no example. */
export function trialHeads(
  field: ReferenceField,
  fields: readonly ReferenceField[],
  kind: HeadKind,
): readonly TrialHeads[] {
  const value = exampleOf(field);
  if (value === undefined) return [];
  const path = field.key.split('.');
  const base = headOf(kind);
  if (field.key === 'kind') return [];
  if (path.length === 1) {
    return [
      trialOf(
        field,
        [undefined, value, otherValue(value)].map((each) => withKey(base, field.key, each)),
      ),
    ];
  }
  const [top = '', ...below] = path;
  const parent = fields.find(({ key }) => key === top);
  const table = parent && exampleOf(parent);
  const name = nameIn(table) ?? 'example';
  const steps = below.map((step) => (step === 'NAME' ? name : step));
  return surroundings(field, fields, table, steps).map((around) => {
    const values = [undefined, value, otherValue(value)];
    return trialOf(
      field,
      values.map((each) => withKey(base, top, withMember(around, steps, each))),
    );
  });
}

/** A head of the kind with nothing that could be left out, but what makes it a whole job. */
export function headOf(kind: HeadKind): TrialHead {
  return { job: { kind }, outer: {} };
}

function trialOf({ key, example }: ReferenceField, [without, given, ...others]: readonly TrialHead[]): TrialHeads {
  const [bare, shown] = [without ?? headOf('processing'), given ?? headOf('processing')];
  return { written: `${key} = ${example ?? ''}`, without: bare, given: shown, others };
}

/** The tables that a key below another may lie in: its parent's example, itself alone, and beside each of its neighbours. */
function surroundings(
  field: ReferenceField,
  fields: readonly ReferenceField[],
  table: unknown,
  steps: readonly string[],
): unknown[] {
  const before = field.key.slice(0, field.key.lastIndexOf('.') + 1);
  const neighbours = fields.filter(
    ({ key }) => key.startsWith(before) && key !== field.key && !key.slice(before.length).includes('.'),
  );
  const last = steps.slice(0, -1);
  return [
    table,
    {},
    ...neighbours.flatMap((other) =>
      [exampleOf(other), ...choicesIn(other.type)].map((value) =>
        withMember({}, [...last, other.key.slice(before.length)], value),
      ),
    ),
  ];
}

/** The texts of a type such as `"int" | "float"`. */
export function choicesIn(type: string): string[] {
  const parts = type.split(' | ');
  return parts.every((part) => /^"[^"]*"$/u.test(part)) ? parts.map((part) => part.slice(1, -1)) : [];
}

function exampleOf({ example }: ReferenceField): unknown {
  return example === undefined ? undefined : parse(`value = ${example}`)['value'];
}

const outerKeys = ['dependencies', 'requires-python'];

function withKey({ job, outer }: TrialHead, key: string, value: unknown): TrialHead {
  return outerKeys.includes(key)
    ? { job, outer: withMember(outer, [key], value) }
    : { job: withMember(job, [key], value), outer };
}

function withMember(table: unknown, [step = '', ...rest]: readonly string[], value: unknown): Table {
  const { [step]: inner, ...others } = isTable(table) ? table : {};
  const made = rest.length === 0 ? value : withMember(inner, rest, value);
  return made === undefined ? others : { ...others, [step]: made };
}

function nameIn(table: unknown): string | undefined {
  return isTable(table) ? Object.keys(table)[0] : undefined;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
