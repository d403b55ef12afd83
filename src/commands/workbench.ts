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

/** What of a host decides how its workbench is opened. */
export type WorkbenchHost = Pick<Host, 'cwd' | 'env' | 'onCall' | 'isReadOnly'>;

/** Opens the workbench for as long as the caller wants it; `aws` is the caller's to close. */
export async function openWorkbench(input: Pick<Input, 'flags'>, host: WorkbenchHost): Promise<Workbench> {
  const project = await readProject(host.cwd);
  const { env, onCall, isReadOnly } = host;
  const on = whereOf(textOf(input, 'on'), env, project);
  const aws = await openAws({ on, project, env, onCall, isReadOnly });
  return { project, aws };
}
