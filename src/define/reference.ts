import { headJsonSchema, projectJsonSchema, type JsonSchema } from './schema/json-schema.ts';

/** One key of the head, as the reference tells it. */
export interface ReferenceField {
  /** Its path, with NAME for what the user names: `params.NAME.min`. */
  key: string;
  /** What it takes: `text`, `whole number`, `list of texts`, `"csv" | "json"`. */
  type: string;
  doc: string;
  rule?: string;
  unit?: string;
  /** What holds where it is left out. */
  default?: string;
  /** A value as TOML. */
  example?: string;
  required: boolean;
}

export interface ReferenceSection {
  /** The table that the keys stand in: `[tool.mlx]`, or the top of the head. */
  title: string;
  fields: readonly ReferenceField[];
}

/** The reference of the head, made from the schema that validates it. */
export function headReference(): readonly ReferenceSection[] {
  const { tool, ...outer } = headJsonSchema().properties ?? {};
  const mlx = tool?.properties?.['mlx'];
  return [
    { title: '[tool.mlx]', fields: mlx ? fieldsOf(mlx, '') : [] },
    { title: "The standard's keys, above [tool.mlx]", fields: fieldsOf({ properties: outer }, '') },
  ];
}

/** The reference of `mlx.toml`. */
export function projectReference(): readonly ReferenceSection[] {
  return [{ title: 'mlx.toml, or [tool.mlx] in pyproject.toml', fields: fieldsOf(projectJsonSchema(), '') }];
}

function fieldsOf(schema: JsonSchema, below: string): ReferenceField[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, field]) => [
    ...fieldOf(`${below}${key}`, field, schema.required?.includes(key) ?? false),
    ...fieldsOf(field, `${below}${key}.`),
  ]);
  const named =
    typeof schema.additionalProperties === 'object' ? fieldsOf(schema.additionalProperties, `${below}NAME.`) : [];
  const chosen = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one) => fieldsOf(one, below));
  const byKey = new Map<string, ReferenceField>();
  for (const field of [...own, ...named, ...chosen]) {
    const same = byKey.get(field.key);
    byKey.set(field.key, same ? joined(same, field) : field);
  }
  return [...byKey.values()];
}

function fieldOf(key: string, field: JsonSchema, required: boolean): ReferenceField[] {
  if (field.description === undefined) return [];
  const { description: doc, 'x-rule': rule, 'x-unit': unit, 'x-example': example } = field;
  return [
    {
      key,
      type: typeOf(field),
      doc,
      ...(rule !== undefined && { rule }),
      ...(unit !== undefined && { unit }),
      ...(field.default !== undefined && { default: JSON.stringify(field.default) }),
      ...(example !== undefined && { example }),
      required,
    },
  ];
}

/** One key of several forms of a table: `default` of an int param and of a text param. */
function joined(one: ReferenceField, other: ReferenceField): ReferenceField {
  const type =
    one.type === other.type
      ? one.type
      : [...new Set([...one.type.split(' | '), ...other.type.split(' | ')])].join(' | ');
  const rule = one.rule === other.rule || other.rule === undefined ? one.rule : `${one.rule ?? ''}; or ${other.rule}`;
  return { ...one, type, ...(rule !== undefined && { rule }), required: one.required && other.required };
}

function typeOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (choices.length > 0) return [...new Set(choices.map(typeOf))].join(' | ');
  switch (schema.type) {
    case 'string':
      return 'text';
    case 'integer':
      return 'whole number';
    case 'number':
      return 'number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return schema.items ? `list of ${typeOf(schema.items)}s` : 'list';
    case 'object':
      return 'table';
    default:
      return schema.type ?? 'any value';
  }
}
