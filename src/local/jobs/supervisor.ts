import { homedir } from 'node:os';
import { openParts } from '../open-parts.ts';
import { openState } from '../state.ts';
import { probeNamespaces, type Namespaces } from './namespaces.ts';
import { supervise } from './supervise.ts';
import { supervisorSettings } from './supervisor-settings.ts';
import type { Home, Identity } from '../embedded.ts';

/** The supervisor of one home: the one process that runs its jobs and engines. It is started where work waits, and leaves when idle. */
const { home, identity } = JSON.parse(process.argv[2] ?? '{}') as { home: Home; identity: Identity };
const settings = supervisorSettings(process.env);
const aws = openParts({ home, state: openState(home), identity }, process.env, () => undefined);

let probe: Promise<Namespaces> | undefined;
await supervise({
  aws,
  ...settings,
  workshop: {
    ...aws,
    namespaces: () => (probe ??= probeNamespaces({ HOME: homedir(), ...process.env })),
    grace: settings.grace,
  },
});
aws.state.close();
