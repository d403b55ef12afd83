import * as z from 'zod';
import { durationPattern } from '../../base/duration.ts';
import { words } from './words.ts';

/** What holds for a job where neither its head nor the project says anything. */
export const builtIn = { instance: 'ml.m5.large', count: 1, volume: 30, maxRuntime: '1h' } as const;

const duration = z.union([z.string().regex(durationPattern), z.int().min(1)]);

const texts = z.record(z.string(), z.string());

/** Keys of the machine and of what surrounds it: in a head, and in `[defaults]` of a project. */
export const machineFields = {
  instance: z
    .string()
    .regex(/^ml\.[a-z][a-z0-9-]*\.(?:medium|large|[0-9]*xlarge)$/)
    .optional()
    .meta(
      words({
        description: 'The instance type that the job runs on.',
        rule: 'an instance type of SageMaker: `ml.`, a family, a size',
        default: builtIn.instance,
        example: '"ml.m5.xlarge"',
      }),
    ),
  count: z
    .int()
    .min(1)
    .optional()
    .meta(
      words({
        description: 'How many such instances.',
        rule: 'a whole number from 1',
        unit: 'instances',
        default: builtIn.count,
        example: '1',
      }),
    ),
  volume: z
    .int()
    .min(1)
    .optional()
    .meta(
      words({
        description: 'Disk of each instance.',
        rule: 'a whole number from 1',
        unit: 'GiB',
        default: builtIn.volume,
        example: '30',
      }),
    ),
  image: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .meta(
      words({
        description: 'The container image: a short name such as sklearn or pytorch, or the URI of an image in ECR.',
        rule: 'a short name or an image URI, at most 255 characters',
        example: '"sklearn"',
      }),
    ),
  max_runtime: duration.optional().meta(
    words({
      description: 'How long the job may run before the service stops it.',
      rule: 'days, hours, minutes and seconds such as "1h30m", or a whole number of seconds from 1',
      unit: 'seconds, where it is a number',
      default: builtIn.maxRuntime,
      example: '"1h"',
    }),
  ),
  role: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[a-zA-Z_0-9+=,.@\-_/]+$/)
    .max(2048)
    .optional()
    .meta(
      words({
        description: 'The role that the job runs as; left out, it is found from the caller.',
        rule: 'the ARN of an IAM role',
        example: '"arn:aws:iam::123456789012:role/sagemaker-jobs"',
      }),
    ),
  env: texts.optional().meta(
    words({
      description: 'Environment variables of the script.',
      rule: 'a table of names and texts',
      example: '{ LOG_LEVEL = "info" }',
    }),
  ),
  vpc: z
    .strictObject({
      subnets: z
        .array(z.string().regex(/^[-0-9a-zA-Z]{1,32}$/))
        .min(1)
        .meta(
          words({
            description: 'Subnets to run in.',
            rule: 'a list of subnet ids',
            example: '["subnet-0a1b2c3d"]',
          }),
        ),
      security_groups: z
        .array(z.string().regex(/^[-0-9a-zA-Z]{1,32}$/))
        .min(1)
        .meta(
          words({
            description: 'Security groups of the network interfaces.',
            rule: 'a list of security group ids',
            example: '["sg-0a1b2c3d"]',
          }),
        ),
    })
    .optional()
    .meta(
      words({
        description: 'The network that the job is attached to.',
        rule: 'a table with subnets and security_groups',
        example: '{ subnets = ["subnet-0a1b2c3d"], security_groups = ["sg-0a1b2c3d"] }',
      }),
    ),
  spot: z
    .union([
      z.boolean(),
      z.strictObject({
        max_wait: duration.meta(
          words({
            description: 'How long the job may wait and run in total.',
            rule: 'a duration such as "2h" that is at least max_runtime',
            unit: 'seconds, where it is a number',
            example: '"2h"',
          }),
        ),
      }),
    ])
    .optional()
    .meta(
      words({
        description: 'Spare capacity at a lower price, for training; `true` waits up to twice max_runtime in total.',
        rule: 'true, false, or a table with max_wait',
        default: false,
        example: '{ max_wait = "2h" }',
      }),
    ),
  tags: texts.optional().meta(
    words({
      description: 'Tags of the job, beside those that mlx sets.',
      rule: 'a table of names and texts',
      example: '{ team = "ml" }',
    }),
  ),
};

/** `[defaults]` of a project. */
export const machineSchema = z.strictObject(machineFields);
export type MachineData = z.infer<typeof machineSchema>;
