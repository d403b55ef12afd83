import { fromNodeProviderChain } from '@aws-sdk/credential-providers';

type Provider = ReturnType<typeof fromNodeProviderChain>;

/** Credentials that all clients of an account share, so that they are looked for once, and again once they were refused. */
export interface SharedCredentials {
  provider: Provider;
  /** They were refused: the next call takes what files and sign-in say by then, whatever is remembered. */
  renew(): void;
}

/** The SDK's own credential chain; with a profile it looks nowhere else. `region` serves the calls that sign in. */
export function credentialChain(profile: string | undefined, region: string): SharedCredentials {
  return shareCredentials(() => fromNodeProviderChain({ profile, ignoreCache: true, clientConfig: { region } }));
}

/** `open` is called for the first call and for the first one after each renewal; it remembers credentials until they expire. */
export function shareCredentials(open: () => Provider): SharedCredentials {
  let chain: Provider | undefined;
  const provider: Provider = (options) => (chain ??= open())(options);
  return {
    // Clients that take it for remembering keep no copy, which would outlive a renewal.
    provider: Object.assign(provider, { memoized: true }),
    renew: () => {
      chain = undefined;
    },
  };
}
