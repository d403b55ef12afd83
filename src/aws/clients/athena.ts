import { AthenaClient, type AthenaClientConfig } from '@aws-sdk/client-athena';

/** In a module of its own, so that loading it brings this client alone. */
export function makeAthena(config: AthenaClientConfig): AthenaClient {
  return new AthenaClient(config);
}
