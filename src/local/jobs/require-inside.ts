import { lstat, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { JobFault } from './job-fault.ts';

/**
 * Refuses a folder that a script has replaced by a link, also above it, to anywhere outside `home`: files that are no output
 * would be sent as one. A folder that isn't there is nothing to refuse. Throws `JobFault`.
 */
export async function requireInside(folder: string, home: string, uri: string): Promise<void> {
  const facts = await lstat(folder).catch(() => undefined);
  if (!facts) return;
  const [real, root] = await Promise.all([realpath(folder).catch(() => undefined), realpath(home)]);
  if (real?.startsWith(root + sep)) return;
  throw new JobFault(
    `ClientError: Artifact upload failed. ${uri}: the folder of this output is a link that leads out of /opt/ml.`,
  );
}
