import type { CreateModelPackageInput, InferenceSpecification } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import { checkImage } from '../jobs/check-image.ts';
import { checkModelData } from '../models/check-model-data.ts';
import { invalid } from '../refusals.ts';

type Specified = Pick<CreateModelPackageInput, 'InferenceSpecification' | 'AdditionalInferenceSpecifications'>;

/** Every container of a package names an image of the region, and data that is there. */
export function checkContainers(request: Specified, aws: Embedded): void {
  const specifications: Pick<InferenceSpecification, 'Containers'>[] = [
    ...(request.InferenceSpecification ? [request.InferenceSpecification] : []),
    ...(request.AdditionalInferenceSpecifications ?? []),
  ];
  for (const container of specifications.flatMap(({ Containers }) => Containers ?? [])) {
    if (!container.Image) throw invalid('Each container of an InferenceSpecification must have an Image.');
    checkImage(container.Image, aws.identity);
    checkModelData(container, aws);
  }
}
