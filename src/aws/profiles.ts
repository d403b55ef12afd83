import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Env } from '../base/env.ts';

/** What `~/.aws/config` and `~/.aws/credentials` say of each profile that mlx itself has to know. */
export interface Profile {
  name: string;
  region?: string;
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

const configHeading = /^\s*\[\s*(?:profile\s+(?:"([^"]+)"|(\S+?))|(default))\s*\]/;
const credentialsHeading = /^\s*\[\s*(?:"([^"]+)"|([^\]\s]+))\s*\]/;

function profilesIn(text: string, heading: RegExp): Profile[] {
  const profiles: Profile[] = [];
  let current: Profile | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*\[/.test(line)) {
      const found = heading.exec(line);
      current = found ? { name: found[1] ?? found[2] ?? found[3] ?? '' } : undefined;
      if (current) profiles.push(current);
    }
    // Indented lines belong to a nested setting, such as `s3 =`.
    const region = /^region\s*=\s*(\S+)/.exec(line);
    if (region && current) current.region = region[1];
  }
  return profiles;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return '';
  }
}
