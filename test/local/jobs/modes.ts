import { probeNamespaces } from '../../../src/local/jobs/namespaces.ts';

/** Whether this machine lets a job have mounts and processes of its own. */
export const canBind = (await probeNamespaces(process.env)) !== undefined;

/** The ways in which jobs run on this machine; what is true of a job must be so in each of them. */
export const modes: readonly { title: string; env: Record<string, string> }[] = [
  { title: 'without namespaces', env: { MLX_NAMESPACES: '0' } },
  ...(canBind ? [{ title: 'with namespaces', env: {} }] : []),
];
