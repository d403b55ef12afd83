import type { Identity } from '../../embedded.ts';
import { invalid } from '../refusals.ts';

const ecr = /^\d{12}\.dkr\.ecr(?:-fips)?\.(?<region>[a-z0-9-]+)\.(?<suffix>[a-z.]+)\/[a-z0-9][a-z0-9._/-]*(?:[:@].+)?$/;

/** Images come from private ECR of the job's own region. */
export function checkImage(image: string, identity: Identity): void {
  const { region, suffix } = ecr.exec(image)?.groups ?? {};
  if (!region) {
    throw invalid(
      `Invalid image URI ${image}. Please provide a valid Amazon Elastic Container Registry path of the Docker image to run.`,
    );
  }
  if (region !== identity.region) {
    throw invalid(`Invalid region ${region} in image URI ${image}. Expected region: ${identity.region}`);
  }
  const expected = identity.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  if (suffix !== expected) {
    throw invalid(`Invalid DNS suffix ${suffix} in image URI ${image}. Expected suffix: ${expected}`);
  }
}
