import { z } from 'zod';
import type { Path } from '../finding.ts';
import { headSchema } from './head.ts';
import { projectSchema } from './project.ts';

/** As much of JSON Schema as the head's schema uses. */
export interface JsonSchema {
  type?: string;
  description?: string;
  default?: unknown;
  enum?: readonly unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  'x-where'?: string;
  'x-rule'?: string;
  'x-unit'?: string;
  'x-example'?: string;
}

/** The JSON Schema of a head, for editors. */
export function headJsonSchema(): JsonSchema {
  return jsonSchemaOf(headSchema);
}

/** The JSON Schema of `mlx.toml`, for editors. */
export function projectJsonSchema(): JsonSchema {
  return jsonSchemaOf(projectSchema);
}

export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', reused: 'inline' }) as JsonSchema;
}

/** All schemas that may describe what stands at a path; several where there is a choice. */
export function schemasAt(schema: JsonSchema, path: Path): readonly JsonSchema[] {
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const [step, ...rest] = path;
  const here = [schema, ...choices.flatMap((choice) => schemasAt(choice, []))];
  if (step === undefined) return here;
  return here.flatMap((one) => {
    const next = stepInto(one, step);
    return next ? schemasAt(next, rest) : [];
  });
}

function stepInto(schema: JsonSchema, step: string | number): JsonSchema | undefined {
  if (typeof step === 'number') return schema.items;
  const { properties = {}, additionalProperties } = schema;
  if (Object.hasOwn(properties, step)) return properties[step];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}
