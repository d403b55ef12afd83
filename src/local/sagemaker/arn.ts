import { type JobKind, jobKinds } from '../../base/job-kind.ts';
import type { Identity } from '../embedded.ts';

export function jobArn(kind: JobKind, name: string, identity: Identity): string {
  return `arn:${identity.partition}:sagemaker:${identity.region}:${identity.account}:${kind}-job/${name}`;
}

/** The job that an ARN of this account and region names. */
export function jobOfArn(arn: string, identity: Identity): { kind: JobKind; name: string } | undefined {
  for (const kind of jobKinds) {
    const start = jobArn(kind, '', identity);
    if (arn.startsWith(start)) return { kind, name: arn.slice(start.length) };
  }
  return undefined;
}
