import type { Embedded } from '../../embedded.ts';
import { sagemakerArn } from '../arn.ts';
import type { Entity } from '../entities/entity.ts';
import { deleteEntity, readEntity } from '../entities/entity-table.ts';
import { type ListInput, pageEntities } from '../entities/page-entities.ts';
import { invalid } from '../refusals.ts';
import { forgetTags } from '../tags.ts';
import { pick, seconds } from '../wire-form.ts';

const echoed = [
  'PrimaryContainer',
  'Containers',
  'InferenceExecutionConfig',
  'ExecutionRoleArn',
  'VpcConfig',
  'EnableNetworkIsolation',
];

export function describeModel({ ModelName: name }: { ModelName: string }, aws: Embedded): object {
  const model = needModel(name, aws);
  return { EnableNetworkIsolation: false, ...pick(model.body, echoed), ...summary(model) };
}

export function listModels(input: ListInput, aws: Embedded): object {
  const { entities, token } = pageEntities('model', input, { descending: true }, aws);
  return { Models: entities.map(summary), NextToken: token };
}

export function deleteModel({ ModelName: name }: { ModelName: string }, aws: Embedded): object {
  const { arn } = needModel(name, aws);
  deleteEntity(aws.state, 'model', name);
  forgetTags(arn, aws.state);
  return {};
}

/** The model of this name, or the refusal that every operation on a missing one gets. */
export function needModel(name: string, aws: Embedded): Entity {
  const model = readEntity(aws.state, 'model', name);
  if (!model) throw invalid(`Could not find model "${sagemakerArn(`model/${name}`, aws.identity)}".`);
  return model;
}

function summary({ name, arn, created }: Entity): object {
  return { ModelName: name, ModelArn: arn, CreationTime: seconds(created) };
}
