import { lendEnvironment } from '../fakes/lend-environment.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAws } from '../../src/aws/open-aws.ts';
import { openEmbedded } from '../../src/local/open.ts';
import { serve } from '../../src/local/wire/serve.ts';
import { describeAws } from './contract.ts';

const credentials = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_REGION: 'us-east-1' };

describeAws('over HTTP, found by AWS_ENDPOINT_URL', async () => {
  const root = await mkdtemp(join(tmpdir(), 'mlx-test-'));
  const embedded = await openEmbedded({ home: join(root, '.mlx'), env: credentials });
  const server = await serve(embedded, { port: 0 });
  // The SDK reads these of its own accord.
  const giveBack = lendEnvironment({ ...credentials, AWS_ENDPOINT_URL: server.url });
  const aws = await openAws({ on: 'aws', project: { root }, env: credentials });
  return {
    aws,
    root,
    close: async () => {
      giveBack();
      await aws.close();
      await server.close();
      embedded.close();
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
});
