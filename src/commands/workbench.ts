import type { Aws } from '../aws/aws.ts';
import { openAws } from '../aws/open-aws.ts';
import { readProject, type Project } from '../define/project.ts';
import { whereOf } from '../define/where-of.ts';
import type { Host, Input, Outcome } from './command.ts';
import { textOf } from './read-input.ts';

/** What most verbs work with: the project around them, and the AWS that `--on`, MLX_ON or the project names. */
export interface Workbench {
  project: Project;
  aws: Aws;
}

/** Opens the workbench, does the work, and closes it whatever happens. */
export async function atWorkbench(
  input: Pick<Input, 'flags'>,
  host: Host,
  work: (bench: Workbench) => Promise<Outcome>,
): Promise<Outcome> {
  const bench = await openWorkbench(input, host);
  try {
    return await work(bench);
  } finally {
    await bench.aws.close();
  }
}

/** Opens the workbench for as long as the caller wants it; `aws` is the caller's to close. */
export async function openWorkbench(input: Pick<Input, 'flags'>, host: Pick<Host, 'cwd' | 'env'>): Promise<Workbench> {
  const project = await readProject(host.cwd);
  const aws = await openAws({ on: whereOf(textOf(input, 'on'), host.env, project), project, env: host.env });
  return { project, aws };
}
