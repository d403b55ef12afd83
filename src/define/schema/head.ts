import * as z from 'zod';
import { headKinds } from '../head-kind.ts';
import { machineFields } from './machine.ts';
import { paramSchema } from './param.ts';
import { words } from './words.ts';

const rowFormat = z.enum(['parquet', 'csv', 'json']).meta(
  words({
    description: 'How the rows reach the script: Parquet, CSV with a header line, or JSON Lines.',
    rule: 'one of "parquet", "csv", "json"',
    example: '"csv"',
  }),
);

const text = (description: string, rule: string, example: string) =>
  z.string().min(1).meta(words({ description, rule, example }));

const oneParam = { 'x-rule': 'a table with the type of the param', 'x-example': '{ type = "int", default = 6 }' };

const oneInput = {
  'x-rule': 'a text such as "table:db.name", or a table with one of sql, table or features',
  'x-example': '{ sql = "select 1" }',
};

const oneOutput = { 'x-rule': '"model", "files", "s3://bucket/prefix/" or "table:db.name"', 'x-example': '"files"' };

const inputSchema = z
  .union([
    z.string().min(1),
    z.strictObject({
      sql: text('The rows of a query.', 'one SELECT over tables', '"select * from nyc.carriers"'),
      format: rowFormat.optional(),
    }),
    z.strictObject({
      table: text('The rows of a table.', 'a database, a dot, a table', '"nyc.flights"'),
      format: rowFormat.optional(),
    }),
    z.strictObject({
      features: text('The latest record of each key in a feature group.', 'the name of a feature group', '"customers"'),
      format: rowFormat.optional(),
    }),
  ])
  .meta(oneInput);

const name = (of: string) =>
  z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_-]{0,62}$/)
    .meta({ 'x-rule': `names of ${of} start with a letter and hold letters, digits, _ and -, at most 63` });

/** `[tool.mlx]` of a head. */
export const jobFields = {
  kind: z.enum(headKinds).meta(
    words({
      description: 'What the job is: a processing job, a training job that makes a model, or a PySpark script.',
      rule: 'one of "processing", "training", "spark"',
      example: '"training"',
    }),
  ),
  description: z
    .string()
    .optional()
    .meta(words({ description: 'One line about the job.', rule: 'a text', example: '"Trains the delay model"' })),
  include: z
    .array(z.string().min(1))
    .optional()
    .meta(
      words({
        description: 'Files that travel with the script, as globs relative to it.',
        rule: "a list of globs that stay within the script's folder",
        example: '["lib/*.py"]',
      }),
    ),
  ...machineFields,
  params: z
    .record(name('params'), paramSchema.meta(oneParam))
    .optional()
    .meta(
      words({
        description: 'What a run may set; the script gets each as `--name value`.',
        rule: 'a table of params, each a table with its type',
        example: '{ depth = { type = "int", default = 6, min = 1, max = 20 } }',
      }),
    ),
  inputs: z
    .record(name('inputs'), inputSchema)
    .optional()
    .meta(
      words({
        description:
          'Data that the script reads: "s3://bucket/prefix", "table:db.name", "features:group", "file:path", "job.output", or a table with sql, table or features and a format.',
        rule: 'a text such as "table:db.name", or a table with sql, table or features',
        example: '{ flights = "table:nyc.flights" }',
      }),
    ),
  outputs: z
    .record(name('outputs'), z.string().min(1).meta(oneOutput))
    .optional()
    .meta(
      words({
        description:
          'Data that the script writes: "model" (training), "files", "s3://bucket/prefix/", or "table:db.name", which is registered when the job ends.',
        rule: '"model", "files", "s3://bucket/prefix/" or "table:db.name"',
        example: '{ scores = "table:ml.scores" }',
      }),
    ),
  metrics: z
    .record(z.string().min(1).max(255), z.string().min(1).max(500))
    .optional()
    .meta(
      words({
        description: 'Numbers to read from the log, each by a regular expression whose one group is the number.',
        rule: 'a table of names and regular expressions of at most 500 characters',
        example: "{ auc = 'auc=([0-9.]+)' }",
      }),
    ),
};

const packageFields = {
  'requires-python': z
    .string()
    .optional()
    .meta(
      words({
        description: 'The versions of Python that the script runs on.',
        rule: 'version conditions such as ">=3.10" or ">=3.10,<3.13"',
        example: '">=3.10"',
      }),
    ),
  dependencies: z
    .array(z.string().min(1))
    .optional()
    .meta(
      words({
        description: 'Python packages that the script needs.',
        rule: 'a list of requirements such as "pandas>=2"',
        example: '["scikit-learn>=1.4"]',
      }),
    ),
};

export const jobSchema = z.strictObject(jobFields).meta({ 'x-where': '[tool.mlx]' });
export type JobData = z.infer<typeof jobSchema>;

/** The whole head: the standard's two keys, and the table of ours among those of other tools. */
export const headSchema = z
  .strictObject({
    ...packageFields,
    tool: z.looseObject({ mlx: jobSchema }),
  })
  .meta({ 'x-where': 'the head' });

/** A job written in TypeScript: the keys of a head, flat, and the script that it runs. */
export const jobModuleSchema = z
  .strictObject({
    script: text('Path of the script, relative to the project.', 'the path of a script', '"jobs/train.py"'),
    ...packageFields,
    ...jobFields,
  })
  .meta({ 'x-where': 'defineJob()' });
