import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Env } from '../base/env.ts';
import { configSections } from './config-sections.ts';

/** What `~/.aws/config` and `~/.aws/credentials` say of each profile that mlx itself has to know. */
export interface Profile {
  name: string;
  region?: string;
  /** Where the calls of all services go, instead of to AWS. */
  endpoint?: string;
  /** The part of the file that says where the calls of single services go, and what it says; absent where there is no such part. */
  services?: { name: string; settings?: ReadonlyMap<string, string> };
  /** `true` where all that is said of endpoints doesn't count. */
  ignoresEndpoints?: string;
}

/** The profiles of the user's AWS configuration files; none where there are no such files. */
export async function readProfiles(env: Env): Promise<Profile[]> {
  const home = env['HOME'] ?? homedir();
  const files = await Promise.all([
    readText(env['AWS_CONFIG_FILE'] ?? join(home, '.aws', 'config')),
    readText(env['AWS_SHARED_CREDENTIALS_FILE'] ?? join(home, '.aws', 'credentials')),
  ]);
  const profiles = new Map<string, Profile>();
  for (const profile of [...profilesIn(files[0], configHeading), ...profilesIn(files[1], credentialsHeading)]) {
    profiles.set(profile.name, { ...profile, ...profiles.get(profile.name) });
  }
  return [...profiles.values()];
}

const configHeading = /^(?:profile\s+(?:"([^"]+)"|(\S+?))|(default))$/;
const credentialsHeading = /^(?:"([^"]+)"|(\S+))$/;

function profilesIn(text: string, pattern: RegExp): Profile[] {
  const sections = configSections(text);
  const servicesOf = (name: string) => ({
    name,
    settings: sections.find(({ heading }) => heading.replace(/\s+/, ' ') === `services ${name}`)?.settings,
  });
  return sections.flatMap(({ heading, settings }): Profile[] => {
    const [, quoted, plain, first] = pattern.exec(heading) ?? [];
    const name = quoted ?? plain ?? first;
    if (name === undefined) return [];
    const region = settings.get('region');
    const endpoint = settings.get('endpoint_url');
    const services = settings.get('services');
    const ignoresEndpoints = settings.get('ignore_configured_endpoint_urls');
    return [
      {
        name,
        ...(region && { region }),
        ...(endpoint && { endpoint }),
        ...(services && { services: servicesOf(services) }),
        ...(ignoresEndpoints && { ignoresEndpoints }),
      },
    ];
  });
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return '';
  }
}
