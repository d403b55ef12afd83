import { SFNClient, type SFNClientConfig } from '@aws-sdk/client-sfn';

/** In a module of its own, so that loading it brings this client alone. */
export function makeSFN(config: SFNClientConfig): SFNClient {
  return new SFNClient(config);
}
