import * as z from 'zod';
import { machineFields, machineSchema } from './machine.ts';
import { words } from './words.ts';

/** `mlx.toml`, or `[tool.mlx]` of pyproject.toml. */
export const projectSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[A-Za-z0-9](?:-*[A-Za-z0-9]){0,62}$/)
      .optional()
      .meta(
        words({
          description: "The project's name, in prefixes and tags; left out, the name of its folder.",
          rule: 'letters, digits and inner hyphens, at most 63',
          example: '"delays"',
        }),
      ),
    on: z
      .string()
      .min(1)
      .optional()
      .meta(
        words({
          description: 'Where jobs run unless --on says otherwise: local, or an AWS profile.',
          rule: '"local" or the name of an AWS profile',
          example: '"local"',
        }),
      ),
    production: z
      .array(z.string().min(1).max(128))
      .max(100)
      .optional()
      .meta(
        words({
          description:
            'AWS profiles that are production: there the name must be typed before anything spends or destroys.',
          rule: 'a list of names of AWS profiles, in which * stands for any letters',
          example: '["prod", "*-live"]',
        }),
      ),
    bucket: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
      .optional()
      .meta(
        words({
          description: 'The bucket of code and data; left out, sagemaker-<region>-<account>.',
          rule: 'the name of a bucket: 3 to 63 small letters, digits, dots and hyphens',
          example: '"my-team-ml"',
        }),
      ),
    region: z
      .string()
      .regex(/^[a-z]{2,}(?:-[a-z]+)+-\d+$/)
      .optional()
      .meta(
        words({
          description: 'The AWS region, where the environment names none.',
          rule: 'the name of an AWS region',
          example: '"eu-west-1"',
        }),
      ),
    role: machineFields.role,
    jobs: z
      .array(z.string().min(1))
      .optional()
      .meta(
        words({
          description: 'Where scripts with a head are looked for, as globs.',
          rule: 'a list of globs',
          example: '["jobs/**", "*"]',
        }),
      ),
    defaults: machineSchema
      .meta({ 'x-where': '[defaults]' })
      .optional()
      .meta(
        words({
          description: 'What holds for every job whose head says nothing else.',
          rule: 'a table with keys of the machine',
          example: '{ instance = "ml.m5.xlarge" }',
        }),
      ),
    tables: z
      .record(z.string(), z.string().min(1))
      .optional()
      .meta(
        words({
          description: 'Local files that stand as tables: "database.table" = "path".',
          rule: 'a table of "database.table" names and paths',
          example: '{ "nyc.flights" = "data/flights.parquet" }',
        }),
      ),
  })
  .meta({ 'x-where': 'mlx.toml' });

export type ProjectData = z.infer<typeof projectSchema>;
