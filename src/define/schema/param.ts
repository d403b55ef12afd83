import * as z from 'zod';
import { words } from './words.ts';

export const paramTypes = ['string', 'int', 'float', 'bool', 'enum', 'date'] as const;

const typeWords = words({
  description: 'What the value is.',
  rule: `one of ${paramTypes.map((type) => `"${type}"`).join(', ')}`,
  example: '"int"',
});

const help = z
  .string()
  .optional()
  .meta(words({ description: 'One line for the help of `mlx run`.', rule: 'a text', example: '"depth of a tree"' }));

const required = z
  .boolean()
  .optional()
  .meta(
    words({
      description: 'Whether a run must give it; left out, it must where there is no default.',
      rule: 'true or false; true only without a default',
      example: 'true',
    }),
  );

function bounded<T extends 'string' | 'int' | 'float' | 'date', D extends z.ZodType, B extends z.ZodType>(
  type: T,
  value: D,
  bound: B,
  about: { value: string; bound: string; example: string; boundExample: string },
) {
  const limit = (which: string) =>
    words({ description: `The ${which} that is taken.`, rule: about.bound, example: about.boundExample });
  return z.strictObject({
    type: z.literal(type).meta(typeWords),
    default: value
      .optional()
      .meta(words({ description: 'The value where a run gives none.', rule: about.value, example: about.example })),
    min: bound.optional().meta(limit(type === 'string' ? 'shortest text' : 'least value')),
    max: bound.optional().meta(limit(type === 'string' ? 'longest text' : 'greatest value')),
    help,
    required,
  });
}

const isoDate = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);

/** One param of a job. */
export const paramSchema = z.discriminatedUnion('type', [
  bounded('string', z.string(), z.int().min(0), {
    value: 'a text',
    bound: 'a number of characters, from 0',
    example: '"weekly"',
    boundExample: '1',
  }),
  bounded('int', z.int(), z.int(), {
    value: 'a whole number',
    bound: 'a whole number',
    example: '6',
    boundExample: '1',
  }),
  bounded('float', z.number(), z.number(), {
    value: 'a number',
    bound: 'a number',
    example: '0.1',
    boundExample: '0.5',
  }),
  bounded('date', isoDate, isoDate, {
    value: 'a date as year-month-day',
    bound: 'a date as year-month-day',
    example: '"2013-01-01"',
    boundExample: '"2013-01-01"',
  }),
  z.strictObject({
    type: z.literal('bool').meta(typeWords),
    default: z
      .boolean()
      .optional()
      .meta(words({ description: 'The value where a run gives none.', rule: 'true or false', example: 'false' })),
    help,
    required,
  }),
  z.strictObject({
    type: z.literal('enum').meta(typeWords),
    values: z
      .array(z.string().min(1))
      .min(1)
      .meta(
        words({
          description: 'The texts that are taken.',
          rule: 'a list of at least one text',
          example: '["gini", "entropy"]',
        }),
      ),
    default: z
      .string()
      .optional()
      .meta(words({ description: 'The value where a run gives none.', rule: 'one of the values', example: '"gini"' })),
    help,
    required,
  }),
]);

export type ParamData = z.infer<typeof paramSchema>;
