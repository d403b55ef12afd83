import * as z from 'zod';
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

/** All schemas that may describe what stands at a path of a document; several where there is a choice that is still open. */
export function schemasAt(schema: JsonSchema, path: Path, document: unknown): readonly JsonSchema[] {
  const [step, ...rest] = path;
  const here = [schema, ...choicesFor(schema, document).flatMap((choice) => schemasAt(choice, [], document))];
  if (step === undefined) return here;
  const inner = isTable(document) && Object.hasOwn(document, step) ? document[step] : undefined;
  return here.flatMap((one) => {
    const next = stepInto(one, step);
    return next ? schemasAt(next, rest, inner) : [];
  });
}

/** The forms that a value may have: only those whose constants it has, such as `type = "int"`, where there is one. */
function choicesFor(schema: JsonSchema, value: unknown): readonly JsonSchema[] {
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const meant = choices.filter((choice) => isTable(value) && hasConstants(value, choice.properties ?? {}));
  return meant.length > 0 ? meant : choices;
}

function hasConstants(
  value: Readonly<Record<string, unknown>>,
  properties: Readonly<Record<string, JsonSchema>>,
): boolean {
  const constants = Object.entries(properties).filter(([, property]) => property.const !== undefined);
  return constants.length > 0 && constants.every(([key, property]) => value[key] === property.const);
}

function isTable(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}

function stepInto(schema: JsonSchema, step: string | number): JsonSchema | undefined {
  if (typeof step === 'number') return schema.items;
  const { properties = {}, additionalProperties } = schema;
  if (Object.hasOwn(properties, step)) return properties[step];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}
