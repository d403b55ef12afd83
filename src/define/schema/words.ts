/** What a field of the head says about itself; the JSON Schema, the reference and the faults are all made from it. */
export interface FieldWords {
  description: string;
  /** The rule in one line, as a fault tells it. */
  rule: string;
  unit?: string;
  /** What holds where the key is left out. */
  default?: string | number | boolean;
  /** A value as TOML. */
  example: string;
}

/** The words as zod's metadata, under the names that JSON Schema has for them or leaves to others. */
export function words({ description, rule, unit, default: fallback, example }: FieldWords): Record<string, unknown> {
  return {
    description,
    'x-rule': rule,
    'x-example': example,
    ...(unit !== undefined && { 'x-unit': unit }),
    ...(fallback !== undefined && { default: fallback }),
  };
}
