import { ServiceError } from '../../service-error.ts';
import { jobName } from '../identifiers.ts';
import type { JsonObject } from '../json.ts';
import { resolve } from '../run/resolve.ts';
import { atOnce } from '../run/step-work.ts';
import { ownTags } from './own-tags.ts';

/** Steps that make a model. Its name is the attempt's, so that a model which was made already is found. */
export const modelStep = atOnce(async (work) => {
  const { record, execution } = work;
  const request = (await resolve(work.definition.arguments, work.scope)) as JsonObject;
  const name = jobName({ execution: record.execution, step: record.name, attempt: record.attempts });
  const tags = [...((request['Tags'] ?? []) as JsonObject[]), ...ownTags(work)];
  const created = { ExecutionRoleArn: execution.role, ...request, ModelName: name, Tags: tags };
  await work.call('sagemaker', 'CreateModel', created).catch(async (error: unknown) => {
    if (!(error instanceof ServiceError)) throw error;
    await work.call('sagemaker', 'DescribeModel', { ModelName: name }).catch(() => {
      throw error;
    });
  });
  const model = await work.call('sagemaker', 'DescribeModel', { ModelName: name });
  return { kind: 'succeeded', properties: model, metadata: { Model: { Arn: model['ModelArn'] ?? null } } };
});
