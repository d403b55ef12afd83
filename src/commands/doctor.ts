import { openAws } from '../aws/open-aws.ts';
import { readProject } from '../define/project.ts';
import { whereOf } from '../define/where-of.ts';
import { probeNamespaces } from '../local/jobs/namespaces.ts';
import { examine } from '../runs/doctor/examine.ts';
import type { Run } from './command.ts';
import { textOf } from './read-input.ts';

/** `mlx doctor`: what mlx needs here and in AWS; exit code 2 where something fails. */
export const run: Run = async (input, host) => {
  const project = await readProject(host.cwd);
  const facts = await examine({
    open: () => openAws({ on: whereOf(textOf(input, 'on'), host.env, project), project, env: host.env }),
    project,
    namespaces: async () => (await probeNamespaces(host.env)) !== undefined,
  });
  return { value: { kind: 'doctor', facts }, exit: facts.some(({ state }) => state === 'fail') ? 2 : 0 };
};
