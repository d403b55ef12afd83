import type { Tag } from '@aws-sdk/client-sagemaker';
import type { ServiceJobKind } from '../../../base/job-kind.ts';
import type { Embedded } from '../../embedded.ts';
import { jobArn } from '../arn.ts';
import { nameTaken } from '../refusals.ts';
import { checkTags } from '../tags.ts';

/** Takes a checked request into the book, and gives the job's ARN. */
export function startJob(
  kind: ServiceJobKind,
  name: string,
  request: { Tags?: readonly Tag[] | undefined },
  aws: Embedded,
): string {
  checkTags(request.Tags ?? []);
  const arn = jobArn(kind, name, aws.identity);
  if (!aws.jobs.start({ kind, name, arn, request: { ...request } })) throw nameTaken(kind, arn);
  return arn;
}
