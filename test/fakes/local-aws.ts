import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Aws } from '../../src/aws/aws.ts';
import { openAws } from '../../src/aws/open-aws.ts';

export interface LocalAws {
  aws: Aws;
  project: { root: string; name: string; tables: Record<string, string> };
  close: () => Promise<void>;
}

/** The embedded AWS of a project in a temporary folder. */
export async function localAws(tables: Record<string, string> = {}): Promise<LocalAws> {
  const root = await mkdtemp(join(tmpdir(), 'mlx-test-'));
  const aws = await openAws({ on: 'local', project: { root }, env: {} });
  return {
    aws,
    project: { root, name: 'trial', tables },
    close: async () => {
      await aws.close();
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
