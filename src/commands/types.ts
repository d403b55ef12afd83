import { readProject } from '../define/project.ts';
import { writeTypes } from '../define/types/write-types.ts';
import type { Run } from './command.ts';

/** `mlx types`: writes the declarations by which an editor knows the scripts of a project. */
export const run: Run = async (_input, host) => {
  const written = await writeTypes(await readProject(host.cwd));
  return { value: { kind: 'types', written }, exit: 0 };
};
