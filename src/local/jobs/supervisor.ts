import { homedir } from 'node:os';
import { openLogStore } from '../cloudwatch/log-store.ts';
import { openObjectStore } from '../s3/object-store.ts';
import { openState } from '../state.ts';
import { migrateJobs } from './job-table.ts';
import { probeNamespaces, type Namespaces } from './namespaces.ts';
import { superviseJobs } from './supervise-jobs.ts';
import { supervisorSettings } from './supervisor-settings.ts';
import type { Home, Identity } from '../embedded.ts';

/** The supervisor of one home: the one process that runs its jobs. It is started by the book of jobs, and leaves when idle. */
const { home, identity } = JSON.parse(process.argv[2] ?? '{}') as { home: Home; identity: Identity };
const settings = supervisorSettings(process.env);
const state = openState(home);
migrateJobs(state);

let probe: Promise<Namespaces> | undefined;
await superviseJobs({
  state,
  ...settings,
  workshop: {
    home,
    identity,
    objects: openObjectStore({ state, folder: home.objects, now: Date.now }),
    logs: openLogStore({ state }),
    now: Date.now,
    namespaces: () => (probe ??= probeNamespaces({ HOME: homedir(), ...process.env })),
    grace: settings.grace,
  },
});
state.close();
