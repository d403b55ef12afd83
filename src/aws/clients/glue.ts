import { GlueClient, type GlueClientConfig } from '@aws-sdk/client-glue';

/** In a module of its own, so that loading it brings this client alone. */
export function makeGlue(config: GlueClientConfig): GlueClient {
  return new GlueClient(config);
}
