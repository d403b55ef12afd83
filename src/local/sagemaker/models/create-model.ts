import type { ContainerDefinition, CreateModelInput } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import { sagemakerArn } from '../arn.ts';
import { insertEntity } from '../entities/entity-table.ts';
import { checkImage } from '../jobs/check-image.ts';
import { checkRole } from '../jobs/check-role.ts';
import { invalid } from '../refusals.ts';
import { checkTags } from '../tags.ts';
import { checkModelData } from './check-model-data.ts';

/** Takes a model whose containers name an image of the region, or a model package, and data that is there. */
export function createModel(request: CreateModelInput, aws: Embedded): { ModelArn: string } {
  const { ModelName: name = '', PrimaryContainer: primary, Containers: chain = [] } = request;
  if ((primary !== undefined) === chain.length > 0) {
    throw invalid('You must provide either PrimaryContainer or Containers, and not both.');
  }
  if (request.ExecutionRoleArn) checkRole(request.ExecutionRoleArn, aws.identity);
  checkTags(request.Tags ?? []);
  for (const container of primary ? [primary] : chain) checkContainer(container, aws);
  const arn = sagemakerArn(`model/${name}`, aws.identity);
  const at = aws.now();
  if (!insertEntity(aws.state, { kind: 'model', name, arn, body: { ...request }, created: at, modified: at })) {
    throw invalid(`Cannot create already existing model "${arn}".`);
  }
  return { ModelArn: arn };
}

function checkContainer(container: ContainerDefinition, aws: Embedded): void {
  const { Image: image, ModelPackageName: named } = container;
  if (Boolean(image) === Boolean(named)) {
    throw invalid('Each container must have either an Image or a ModelPackageName, and not both.');
  }
  if (image) checkImage(image, aws.identity);
  checkModelData(container, aws);
}
