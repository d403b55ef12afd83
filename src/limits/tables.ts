import type { Limits, Shape, StructureShape } from './shape.ts';
import type { Service } from './operations.ts';
import athena from './athena.json' with { type: 'json' };
import emrServerless from './emr-serverless.json' with { type: 'json' };
import glue from './glue.json' with { type: 'json' };
import lambda from './lambda.json' with { type: 'json' };
import logs from './logs.json' with { type: 'json' };
import s3 from './s3.json' with { type: 'json' };
import sagemaker from './sagemaker.json' with { type: 'json' };
import scheduler from './scheduler.json' with { type: 'json' };
import sqs from './sqs.json' with { type: 'json' };
import stepfunctions from './stepfunctions.json' with { type: 'json' };
import sts from './sts.json' with { type: 'json' };

const tables = {
  athena,
  'emr-serverless': emrServerless,
  glue,
  lambda,
  logs,
  s3,
  sagemaker,
  scheduler,
  sqs,
  stepfunctions,
  sts,
} as unknown as Readonly<Record<Service, Limits>>;
const empty: StructureShape = { type: 'structure', members: {} };

/** What the operation's request may hold; `undefined` for an operation that the tables don't have. */
export function requestShape(service: Service, operation: string): StructureShape | undefined {
  const { operations } = tables[service];
  if (!Object.hasOwn(operations, operation)) return undefined;
  const name = operations[operation];
  return name ? (shapeNamed(service, name) as StructureShape) : empty;
}

/** A shape by the name that another shape gives it. */
export function shapeNamed(service: Service, name: string): Shape {
  const { shapes } = tables[service];
  const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  if (!shape) throw new Error(`the limits of ${service} have no shape ${name}`);
  return shape;
}

/** Where the limits of a service come from: `botocore 1.44.5, sagemaker-2017-07-24`. */
export function limitsSource(service: Service): string {
  return tables[service].source;
}
