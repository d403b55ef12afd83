import type { Env } from '../base/env.ts';
import { openLogStore } from './cloudwatch/log-store.ts';
import type { Embedded } from './embedded.ts';
import { openJobBook } from './jobs/open-job-book.ts';
import { wakeSupervisor } from './jobs/wake-supervisor.ts';
import { openObjectStore } from './s3/object-store.ts';

/**
 * The embedded AWS over an open state. `env` is the caller's environment, of which a job is lent only the harmless part. `wake`
 * is another way to see to it that a supervisor lives: the supervisor itself has nothing to see to.
 */
export function openParts(
  parts: Pick<Embedded, 'home' | 'state' | 'identity'>,
  env: Env,
  wake?: Embedded['wake'],
): Embedded {
  const { home, state, identity } = parts;
  const now = Date.now;
  return {
    ...parts,
    objects: openObjectStore({ state, folder: home.objects, now }),
    logs: openLogStore({ state }),
    jobs: openJobBook({ state, home, identity, now, env }, wake),
    now,
    wake: wake ?? (() => wakeSupervisor({ state, home, identity, now, env })),
  };
}
