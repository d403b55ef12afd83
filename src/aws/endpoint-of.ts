import type { Env } from '../base/env.ts';
import { MlxError } from '../base/errors.ts';
import type { Service } from '../limits/operations.ts';
import type { Profile } from './profiles.ts';

/**
 * Where the calls of a service go, by the environment and then by a profile, in the order of AWS's own tools; undefined where
 * they go to AWS. The SDK by itself asks the profile of AWS_PROFILE alone. Throws `AWS_ENDPOINT_UNUSABLE`.
 */
export function endpointOf(service: Service, profile: Profile, env: Env): string | undefined {
  const isIgnored = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? profile.ignoresEndpoints ?? '';
  if (isIgnored.toLowerCase() === 'true') return undefined;
  const id = ids[service] ?? service;
  const own = `AWS_ENDPOINT_URL_${id.toUpperCase()}`;
  if (env[own]) return checked(env[own], own);
  if (env['AWS_ENDPOINT_URL']) return checked(env['AWS_ENDPOINT_URL'], 'AWS_ENDPOINT_URL');
  const { name, services, endpoint } = profile;
  if (services && !services.settings)
    throw new MlxError('AWS_SERVICES_MISSING', { profile: name, services: services.name });
  const nested = services?.settings?.get(`${id}.endpoint_url`);
  if (services && nested) return checked(nested, `${id} in [services ${services.name}]`);
  return endpoint && checked(endpoint, `endpoint_url of the profile "${name}"`);
}

/** What services are called where endpoints are named, as far as it is not the name of their model. */
const ids: Partial<Record<Service, string>> = {
  logs: 'cloudwatch_logs',
  stepfunctions: 'sfn',
  'emr-serverless': 'emr_serverless',
};

function checked(endpoint: string, setting: string): string {
  if (URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol)) return endpoint;
  throw new MlxError('AWS_ENDPOINT_UNUSABLE', { setting, endpoint });
}
