import { attemptMark } from '../identifiers.ts';
import type { JsonObject } from '../json.ts';
import { resolve } from '../run/resolve.ts';
import { atOnce } from '../run/step-work.ts';

/**
 * Steps that make a version of a model package. It says which execution made it. The token is the attempt's, so that the same
 * attempt makes one version.
 */
export const registerStep = atOnce(async (work) => {
  const { record, execution } = work;
  const request = (await resolve(work.definition.arguments, work.scope)) as JsonObject;
  const mark = attemptMark({ execution: record.execution, step: record.name, attempt: record.attempts });
  const made = await work.call('sagemaker', 'CreateModelPackage', {
    ...request,
    MetadataProperties: { GeneratedBy: execution.arn, ...(request['MetadataProperties'] as JsonObject | undefined) },
    ClientToken: `${execution.id}-${mark}`,
  });
  const arn = made['ModelPackageArn'] ?? null;
  const described = await work.call('sagemaker', 'DescribeModelPackage', { ModelPackageName: arn });
  return { kind: 'succeeded', properties: described, metadata: { RegisterModel: { Arn: arn } } };
});
