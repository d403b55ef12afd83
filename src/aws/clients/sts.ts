import { STSClient, type STSClientConfig } from '@aws-sdk/client-sts';

/** In a module of its own, so that loading it brings this client alone. */
export function makeSTS(config: STSClientConfig): STSClient {
  return new STSClient(config);
}
