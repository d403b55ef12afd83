import { EMRServerlessClient, type EMRServerlessClientConfig } from '@aws-sdk/client-emr-serverless';

/** In a module of its own, so that loading it brings this client alone. */
export function makeEMRServerless(config: EMRServerlessClientConfig): EMRServerlessClient {
  return new EMRServerlessClient(config);
}
