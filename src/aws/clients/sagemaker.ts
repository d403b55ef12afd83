import { SageMakerClient, type SageMakerClientConfig } from '@aws-sdk/client-sagemaker';

/** In a module of its own, so that loading it brings this client alone. */
export function makeSageMaker(config: SageMakerClientConfig): SageMakerClient {
  return new SageMakerClient(config);
}
