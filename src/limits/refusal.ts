import type { Service } from './operations.ts';
import type { Shape } from './shape.ts';
import { validationMessage } from './validation-message.ts';
import type { Violation } from './violation.ts';

/** What the service calls a request that breaks its limits. */
const validationErrors = {
  sagemaker: 'ValidationException',
  logs: 'InvalidParameterException',
  athena: 'InvalidRequestException',
  'emr-serverless': 'ValidationException',
  glue: 'InvalidInputException',
  lambda: 'InvalidParameterValueException',
  scheduler: 'ValidationException',
  sqs: 'InvalidParameterValue',
  stepfunctions: 'ValidationException',
  s3: 'InvalidRequest',
  sts: 'ValidationError',
} as const satisfies Record<Service, string>;

/** The error that the service would answer for these violations; `undefined` where it would take the request. */
export function refusal(
  service: Service,
  violations: readonly Violation[],
): { name: string; message: string } | undefined {
  const unreadable = violations.find(({ rule }) => rule === 'type' || rule === 'depth');
  if (unreadable) return { name: 'SerializationException', message: unreadableMessage(unreadable) };
  const message = validationMessage(violations) ?? violations.find((each) => each.rule === 'joint')?.says;
  return message === undefined ? undefined : { name: validationErrors[service], message };
}

function unreadableMessage(violation: Violation): string {
  if (violation.rule !== 'type') return 'Request is nested too deeply';
  const { value, expected } = violation;
  if (Array.isArray(value)) return 'Start of list found where not expected';
  if (typeof value === 'object') return 'Start of structure or map found where not expected.';
  if (expected === 'list') return 'Expected list or null';
  if (expected === 'structure' || expected === 'map') return 'Unexpected value type in payload';
  return `${tokenOf(value)} can not be converted to ${javaNames[expected]}`;
}

function tokenOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  if (typeof value === 'number') return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE';
  return 'STRING_VALUE';
}

const javaNames: Readonly<Record<Exclude<Shape['type'], 'list' | 'structure' | 'map'>, string>> = {
  string: 'a String',
  integer: 'an Integer',
  long: 'a Long',
  float: 'a Float',
  double: 'a Double',
  boolean: 'a Boolean',
  timestamp: 'milliseconds since epoch',
  blob: 'a ByteBuffer',
};
