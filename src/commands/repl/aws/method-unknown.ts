import { types } from 'node:util';
import { MlxError } from '../../../base/errors.ts';
import { nearest } from '../../../base/nearest.ts';
import type { AwsScope } from './aws-scope.ts';

/** What was thrown, where it says that a service of `aws` has no such method; else undefined. */
export function methodUnknown(thrown: unknown, aws: AwsScope | undefined): MlxError | undefined {
  if (!aws || !types.isNativeError(thrown)) return undefined;
  const message: unknown = Object.getOwnPropertyDescriptor(thrown, 'message')?.value;
  const [, service = '', method = ''] = /^aws\.(\w+)\.(\w+)(?:\.pages)? is not a function/u.exec(String(message)) ?? [];
  const known = Object.entries(aws).find(([name]) => name === service)?.[1];
  if (!known) return undefined;
  return new MlxError('AWS_METHOD_UNKNOWN', { service, method, nearest: nearest(method, Object.keys(known)) });
}
