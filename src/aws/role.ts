import { MlxError } from '../base/errors.ts';
import type { Caller } from './aws.ts';

/**
 * The ARN of the role that a job runs as: the one that the head or project names, else the role that the caller itself has
 * assumed. Throws `ROLE_UNKNOWN` where neither is there; people signed in through IAM Identity Center have a role that no
 * job may take.
 */
export function roleOf(caller: Caller, named?: string): string {
  if (named) return named;
  const role = /:assumed-role\/([^/]+)\//.exec(caller.arn)?.[1];
  if (!role || role.startsWith('AWSReservedSSO_')) throw new MlxError('ROLE_UNKNOWN', { caller: caller.arn });
  return `arn:${caller.partition}:iam::${caller.account}:role/${pathOf(role)}${role}`;
}

/** STS leaves a role's path out of the caller's ARN; the roles that SageMaker's console makes all have this one. */
function pathOf(role: string): string {
  return role.startsWith('AmazonSageMaker-ExecutionRole') ? 'service-role/' : '';
}
