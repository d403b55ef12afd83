import type { Identity } from '../embedded.ts';

export function pipelineArn(name: string, { partition, region, account }: Identity): string {
  return `arn:${partition}:sagemaker:${region}:${account}:pipeline/${name}`;
}

/** The name of the pipeline that a name or an ARN of this account and region names. */
export function pipelineNameOf(nameOrArn: string, identity: Identity): string {
  const start = pipelineArn('', identity);
  return nameOrArn.startsWith(start) ? nameOrArn.slice(start.length) : nameOrArn;
}

/** Pipeline and id of the execution that an ARN names; the id alone tells it. */
export function executionIdOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
