import { type ServiceJobKind, serviceJobKinds } from '../../base/job-kind.ts';
import type { Identity } from '../embedded.ts';

/** An ARN of the embedded SageMaker; `path` is what follows the account: `training-job/train-1`. */
export function sagemakerArn(path: string, { partition, region, account }: Identity): string {
  return `arn:${partition}:sagemaker:${region}:${account}:${path}`;
}

export function jobArn(kind: ServiceJobKind, name: string, identity: Identity): string {
  return sagemakerArn(`${kind}-job/${name}`, identity);
}

/** The job that an ARN of this account and region names. */
export function jobOfArn(arn: string, identity: Identity): { kind: ServiceJobKind; name: string } | undefined {
  for (const kind of serviceJobKinds) {
    const start = jobArn(kind, '', identity);
    if (arn.startsWith(start)) return { kind, name: arn.slice(start.length) };
  }
  return undefined;
}
