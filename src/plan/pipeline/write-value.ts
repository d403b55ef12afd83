import type { FlowValue, Template } from '../../define/expression/node.ts';
import { hasExpression, readTemplate } from '../../define/expression/text.ts';
import type { Shape } from '../../limits/shape.ts';
import { shapeNamed } from '../../limits/tables.ts';
import type { PlannedStep } from '../flow/flow-plan.ts';
import { type Scene, typeIn } from './scene.ts';
import { type PipelineFunction, writeExpression } from './write-expression.ts';

/** In whose arguments a value stands, and what it may name. */
export interface Writer {
  own: PlannedStep;
  scene: Scene;
}

/**
 * Plain data with its expressions as references and functions of the pipeline definition. `shape` is what the service takes
 * there: where it takes text alone, a number's expression is made text by a join of one, and a literal number by its digits.
 */
export function writeData(data: unknown, shape: Shape | undefined, writer: Writer): unknown {
  if (typeof data === 'string') return writeText(data, shape?.type === 'string', writer);
  if (Array.isArray(data)) return data.map((each) => writeData(each, shapeBelow(shape), writer));
  if (typeof data === 'number' || typeof data === 'boolean') return shape?.type === 'string' ? String(data) : data;
  if (typeof data !== 'object' || data === null) return data;
  return writeMembers(data as Readonly<Record<string, unknown>>, shape, writer);
}

/** Member by member, since most of a large flow's time goes here; a name that objects know themselves is a name like others. */
function writeMembers(data: Readonly<Record<string, unknown>>, shape: Shape | undefined, writer: Writer): object {
  const written: Record<string, unknown> = {};
  for (const key of Object.keys(data)) {
    if (data[key] === undefined) continue;
    const value = writeData(data[key], shapeBelow(shape, key), writer);
    if (key === '__proto__') Object.defineProperty(written, key, { value, enumerable: true });
    else written[key] = value;
  }
  return written;
}

/** A value where any type may stand; one expression alone keeps its type. */
export function writeValue(value: FlowValue, writer: Writer): unknown {
  return typeof value === 'string' ? writeText(value, false, writer) : value;
}

function writeText(text: Template, textOnly: boolean, writer: Writer): unknown {
  if (!hasExpression(text)) return text;
  const parts = readTemplate(text);
  const [only, ...more] = parts;
  if (typeof only !== 'object' || more.length > 0) return join(parts.flatMap((part) => partsOf(part, writer)));
  const written = writeExpression(only, writer.own, writer.scene);
  if (typeof written === 'string') return writeText(written, textOnly, writer);
  const whole = writeWithin(written, writer);
  return textOnly && typeIn(writer.scene, only) !== 'string' ? join([whole]) : whole;
}

/** What a part adds to a join: joins within joins become one. */
function partsOf(part: ReturnType<typeof readTemplate>[number], writer: Writer): unknown[] {
  if (typeof part === 'string') return [part];
  const written = writeExpression(part, writer.own, writer.scene);
  if (typeof written === 'string') return readTemplate(written).flatMap((inner) => partsOf(inner, writer));
  return [writeWithin(written, writer)];
}

/** The place of a file may hold expressions of its own. */
function writeWithin(written: PipelineFunction, writer: Writer): unknown {
  if (!('Std:JsonGet' in written) || !('S3Uri' in written['Std:JsonGet'])) return written;
  const { S3Uri, Path } = written['Std:JsonGet'];
  return { 'Std:JsonGet': { S3Uri: writeText(S3Uri, true, writer), Path } };
}

function join(parts: readonly unknown[]): unknown {
  const Values: unknown[] = [];
  for (const part of parts) {
    const last = Values.at(-1);
    if (typeof part === 'string' && typeof last === 'string') Values[Values.length - 1] = last + part;
    else Values.push(part);
  }
  return { 'Std:Join': { On: '', Values } };
}

function shapeBelow(shape: Shape | undefined, key = ''): Shape | undefined {
  if (shape?.type === 'list') return shapeNamed('sagemaker', shape.member);
  if (shape?.type === 'map') return shapeNamed('sagemaker', shape.value);
  const name = shape?.type === 'structure' && Object.hasOwn(shape.members, key) ? shape.members[key] : undefined;
  return name === undefined ? undefined : shapeNamed('sagemaker', name);
}
