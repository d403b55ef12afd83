import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentityProvider } from '@aws-sdk/client-sts';

/** The SDK's own credential chain; with a profile it looks nowhere else. `region` serves the calls that sign in. */
export function credentialChain(profile: string | undefined, region: string): AwsCredentialIdentityProvider {
  return fromNodeProviderChain({ profile, clientConfig: { region } });
}
