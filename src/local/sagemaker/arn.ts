import type { Identity } from '../embedded.ts';
import type { JobRecord } from '../jobs/book.ts';

export function jobArn(kind: JobRecord['kind'], name: string, identity: Identity): string {
  return `arn:${identity.partition}:sagemaker:${identity.region}:${identity.account}:${kind}-job/${name}`;
}

/** The job that an ARN of this account and region names. */
export function jobOfArn(arn: string, identity: Identity): { kind: JobRecord['kind']; name: string } | undefined {
  for (const kind of ['processing', 'training'] as const) {
    const start = jobArn(kind, '', identity);
    if (arn.startsWith(start)) return { kind, name: arn.slice(start.length) };
  }
  return undefined;
}
