import { regionIn } from '../base/env.ts';
import { mlxFolder } from '../base/folders.ts';
import { readProject } from '../define/project.ts';
import { openEmbedded } from '../local/open.ts';
import { onlyFor } from '../local/wire/only-for.ts';
import { serve } from '../local/wire/serve.ts';
import type { Run } from './command.ts';
import { numberOf } from './read-input.ts';

/** `mlx local serve`: answers as AWS on a port of this machine until the host is aborted. */
export const run: Run = async (input, host) => {
  const project = await readProject(host.cwd);
  const region = regionIn(host.env) ?? project.region;
  const embedded = await openEmbedded({ home: mlxFolder(project.root), region, env: host.env });
  try {
    const accessKeyId = embedded.accessKeyId();
    const handle = onlyFor(accessKeyId, embedded.handle);
    const served = await serve({ handle }, { port: numberOf(input, 'port') });
    host.notify({ kind: 'note', text: `answering as AWS at ${served.url}; Ctrl-C ends it` });
    host.notify({ kind: 'note', text: settings(served.url, accessKeyId, embedded.identity.region) });
    await aborted(host.signal);
    await served.close();
    return { value: { kind: 'nothing' }, exit: 0 };
  } finally {
    embedded.close();
  }
};

/** What another program's environment needs to talk to it; the access key is the same each time. */
function settings(url: string, accessKeyId: string, region: string): string {
  return `export AWS_ENDPOINT_URL=${url} AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=${region}`;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
