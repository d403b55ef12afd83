import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { operations, type Service } from '../limits/operations.ts';
import { compilePattern } from '../limits/pattern.ts';
import type { Limits, Shape } from '../limits/shape.ts';
import { findBotocore, type Model, type ModelShape, readModel, versionOf } from './service-model.ts';

/** Reads the limits of the service's operations from botocore's folder of the Python package. */
export async function readLimits(botocore: string, service: Service): Promise<Limits> {
  const model = await readModel(botocore, service);
  const inputs = operations[service].map((name) => {
    const operation = model.operations[name];
    if (!operation) throw new Error(`the model of ${service} has no operation ${name}`);
    return [name, operation.input?.shape ?? null] as const;
  });
  const shapes = new Map<string, Shape>();
  for (const [, input] of inputs) if (input) collect(model, input, shapes);
  return {
    service,
    source: `botocore ${await versionOf(botocore)}, ${model.metadata.uid}`,
    operations: Object.fromEntries(inputs),
    shapes: Object.fromEntries([...shapes].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The text of the committed file: one shape a line, so that a change of the service reads well in a diff. */
export function writeLimits({ service, source, operations, shapes }: Limits): string {
  return [
    `{"service": "${service}", "source": "${source}",`,
    `"operations": {\n${entryLines(operations)}\n},`,
    `"shapes": {\n${entryLines(shapes)}\n}}\n`,
  ].join('\n');
}

/** SQS also takes the names of its messages' attributes where its model lists those of queues. */
function isOpen(shape: ModelShape): boolean {
  return shape.enum?.includes('ApproximateNumberOfMessagesNotVisible') ?? false;
}

function entryLines(table: object): string {
  return Object.entries(table)
    .map(([key, each]) => `${JSON.stringify(key)}: ${JSON.stringify(each)}`)
    .join(',\n');
}

function collect(model: Model, name: string, into: Map<string, Shape>): void {
  const shape = model.shapes[name];
  if (!shape) throw new Error(`the model has no shape ${name}`);
  if (into.has(name)) return;
  into.set(name, limitsOf(name, shape));
  const parts = [...Object.values(shape.members ?? {}), shape.member, shape.key, shape.value];
  for (const part of parts) if (part) collect(model, part.shape, into);
}

function limitsOf(name: string, shape: ModelShape): Shape {
  const { min, max, pattern } = shape;
  switch (shape.type) {
    case 'structure': {
      if (shape.document) throw new Error(`${name} is a free document, which the tables can't describe`);
      const members = Object.fromEntries(Object.entries(shape.members ?? {}).map(([key, each]) => [key, each.shape]));
      return { type: 'structure', members, required: shape.required, union: shape.union };
    }
    case 'list':
      return { type: 'list', member: shape.member?.shape ?? '', min, max };
    case 'map':
      return { type: 'map', key: shape.key?.shape ?? '', value: shape.value?.shape ?? '', min, max };
    case 'string':
      return {
        type: 'string',
        min,
        max,
        pattern: rightlySpelled(pattern),
        enum: isOpen(shape) ? undefined : shape.enum,
      };
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return { type: shape.type, min, max };
    case 'boolean':
    case 'timestamp':
    case 'blob':
      return { type: shape.type };
    default:
      throw new Error(`${name} has the unknown type ${shape.type}`);
  }
}

/** The models misspell a pattern here and there; such a one says nothing that could be checked. */
function rightlySpelled(pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  try {
    compilePattern(pattern);
    return pattern;
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const botocore = process.argv[2] ?? (await findBotocore());
  for (const service of Object.keys(operations) as Service[]) {
    const text = writeLimits(await readLimits(botocore, service));
    await writeFile(fileURLToPath(new URL(`../limits/${service}.json`, import.meta.url)), text);
  }
}
