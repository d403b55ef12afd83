import type { Way } from '../../../base/way.ts';

/** Who orchestrates the execution with this ARN, or S3 URI. */
export function wayOfArn(arn: string): Way {
  if (arn.startsWith('s3://')) return 'job';
  return /^arn:[\w-]+:states:/u.test(arn) ? 'states' : 'pipeline';
}
