import { openAws } from '../aws/open-aws.ts';
import { readProject } from '../define/project.ts';
import { whereOf } from '../define/where-of.ts';
import { probeNamespaces } from '../local/jobs/namespaces.ts';
import { examine } from '../runs/doctor/examine.ts';
import type { Run } from './command.ts';
import { textOf } from './read-input.ts';

/** `mlx doctor`: what mlx needs here and in AWS; exit code 2 where something fails. */
export const run: Run = async (input, host) => {
  const { env, onCall, isReadOnly } = host;
  const project = await readProject(host.cwd);
  const on = whereOf(textOf(input, 'on'), env, project);
  const facts = await examine({
    open: () => openAws({ on, project, env, onCall, isReadOnly }),
    project,
    namespaces: async () => (await probeNamespaces(env)) !== undefined,
  });
  return { value: { kind: 'doctor', facts }, exit: facts.some(({ state }) => state === 'fail') ? 2 : 0 };
};
