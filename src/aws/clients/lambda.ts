import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';

/** In a module of its own, so that loading it brings this client alone. */
export function makeLambda(config: LambdaClientConfig): LambdaClient {
  return new LambdaClient(config);
}
