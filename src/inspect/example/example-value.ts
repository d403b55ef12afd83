import type { Service } from '../../limits/operations.ts';
import { compilePattern } from '../../limits/pattern.ts';
import type { ListShape, MapShape, NumberShape, Shape, StringShape, StructureShape } from '../../limits/shape.ts';
import { shapeNamed } from '../../limits/tables.ts';
import { likelyTexts } from './likely-texts.ts';
import { patternText } from './pattern-text.ts';

/** What an example is of. */
export interface Sample {
  service: Service;
  shape: Shape;
  /** The name by which a request holds it, from which its texts take their look. */
  member: string;
  /** True where members that aren't required are wanted too. */
  full: boolean;
  /** The shapes around it: of one that holds itself, the inner one is left out. */
  within?: readonly Shape[];
}

/** A smallest value that the service takes there; with `full` one that shows every member. Plain data, times as texts. */
export function exampleValue(sample: Sample): unknown {
  const { shape } = sample;
  switch (shape.type) {
    case 'structure':
      return exampleStructure(sample, shape);
    case 'list':
      return exampleList(sample, shape);
    case 'map':
      return exampleMap(sample, shape);
    case 'string':
      return exampleText(sample, shape);
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return exampleNumber(sample.member, shape);
    case 'boolean':
      return true;
    case 'timestamp':
      return '2026-01-01T00:00:00Z';
    case 'blob':
      return 'aGVsbG8=';
  }
}

function exampleStructure(sample: Sample, shape: StructureShape): Record<string, unknown> {
  const names = Object.keys(shape.members);
  const wanted = shape.union
    ? names.slice(0, 1)
    : names.filter((name) => shape.required?.includes(name) || (sample.full && !isAround(sample, shape, name)));
  return Object.fromEntries(
    wanted.map((name) => [name, exampleValue(inner(sample, shape.members[name] ?? '', spoken(sample.member, name)))]),
  );
}

/** A member that has a general name is spoken of with what holds it: `Key` of `Tags` is a `TagKey`. */
export function spoken(holder: string, name: string): string {
  return /^(?:name|key|value|id)$/iu.test(name)
    ? `${single(holder)}${name.charAt(0).toUpperCase()}${name.slice(1)}`
    : name;
}

function single(name: string): string {
  return name.replace(/(?<=[a-z]{2})(?<!s)s$/u, '');
}

/** Whether the member's shape, or what it lists, is one of those that the structure stands in, itself included. */
function isAround({ service, within = [] }: Sample, shape: StructureShape, name: string): boolean {
  const member = shapeNamed(service, shape.members[name] ?? '');
  const entry = member.type === 'list' ? member.member : member.type === 'map' ? member.value : undefined;
  const held = entry === undefined ? member : shapeNamed(service, entry);
  return [...within, shape].includes(held) || within.length > deepest;
}

const deepest = 12;

function exampleList(sample: Sample, shape: ListShape): unknown[] {
  const count = Math.max(shape.min ?? 0, shape.max === 0 ? 0 : 1);
  const entry = exampleValue(inner(sample, shape.member, single(sample.member)));
  return Array.from({ length: count }, (_, index) => varied(entry, index));
}

/** Entries differ where there must be several. */
function varied(value: unknown, index: number): unknown {
  return typeof value === 'string' && index > 0 ? `${value}${index + 1}` : value;
}

function exampleMap(sample: Sample, shape: MapShape): Record<string, unknown> {
  const key = exampleValue({ ...inner(sample, shape.key, `${single(sample.member)}Key`), full: false });
  const value = exampleValue(inner(sample, shape.value, `${single(sample.member)}Value`));
  const keys = Array.from({ length: Math.max(shape.min ?? 0, 1) }, (_, index) => String(varied(key, index)));
  return Object.fromEntries(keys.map((each) => [each, value]));
}

function inner(sample: Sample, name: string, member: string): Sample {
  const { shape, within = [] } = sample;
  return { ...sample, shape: shapeNamed(sample.service, name), member, within: [...within, shape] };
}

function exampleText({ service, member }: Sample, shape: StringShape): string {
  if (shape.enum) return preferred.find((each) => shape.enum?.includes(each)) ?? shape.enum[0] ?? '';
  const found = likelyTexts(member, service).find((each) => isTaken(each, shape));
  return found ?? padded(shape) ?? patternText(shape.pattern ?? '.*', shape) ?? '';
}

/** Of values that a service lists, those that most would choose. */
const preferred: readonly string[] = [
  'ml.m5.xlarge',
  'S3Prefix',
  'FullyReplicated',
  'File',
  'EndOfJob',
  'Bayesian',
  'Maximize',
  'OFF',
  'python3.13',
  'PendingManualApproval',
  'Approved',
  'TrainingJob',
  'text/csv',
];

function isTaken(text: string, { pattern, min = 0, max = Infinity }: StringShape): boolean {
  return text.length >= min && text.length <= max && (pattern === undefined || compilePattern(pattern).test(text));
}

/** For the rare text that must be longer than names are. */
function padded(shape: StringShape): string | undefined {
  const text = 'my-text-that-is-as-long-as-it-must-be-'.repeat(8).slice(0, Math.max(shape.min ?? 0, 7));
  return isTaken(text, shape) ? text : undefined;
}

function exampleNumber(member: string, { type, min = 0, max = Infinity }: NumberShape): number {
  const likely = numbers.find(([names]) => names.test(member))?.[1] ?? 1;
  const number = Math.min(Math.max(likely, min), max);
  return type === 'integer' || type === 'long' ? Math.ceil(number) : number;
}

const numbers: readonly (readonly [RegExp, number])[] = [
  [/^maxWaitTimeInSeconds$/iu, 7200],
  [/runtimeInSeconds$|timeoutInSeconds$/iu, 3600],
  [/volumeSize/iu, 30],
  [/timestamp$|^(?:start|end)Time$/iu, 1_767_225_600_000],
  [/^maxResults$|^limit$|^maxKeys$/iu, 10],
];
