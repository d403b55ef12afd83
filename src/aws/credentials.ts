import { fromNodeProviderChain } from '@aws-sdk/credential-providers';

/** The SDK's own credential chain; with a profile it looks nowhere else. `region` serves the calls that sign in. */
export function credentialChain(profile: string | undefined, region: string): ReturnType<typeof fromNodeProviderChain> {
  return fromNodeProviderChain({ profile, clientConfig: { region } });
}
