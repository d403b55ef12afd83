import { MlxError } from '../../base/errors.ts';
import { headKinds } from '../../define/head-kind.ts';
import { readProject, type Project } from '../../define/project.ts';
import { whereOf } from '../../define/where-of.ts';
import { openKnowledge, type Knowledge } from '../../inspect/knowledge/knowledge.ts';
import { replSource } from '../../inspect/sources/repl-reference.ts';
import type { About } from '../../inspect/sources/source.ts';
import type { Host, Input } from '../command.ts';
import { choiceOf, textOf } from '../read-input.ts';
import { replWords } from '../repl/repl-words.ts';
import { inProject } from './in-project.ts';
import { verbSources } from './verb-sources.ts';

/** What a verb that asks goes by: all that is known, and what the asking is about. */
export interface AskPlace {
  knowledge: Knowledge;
  about: About;
}

/** Opens what is known for one question; `name` may begin with a job of the project: `train.instance`. */
export async function openAskPlace(
  name: string,
  input: Pick<Input, 'flags'>,
  host: Pick<Host, 'cwd' | 'env' | 'commands'>,
): Promise<AskPlace & { name: string }> {
  const knowledge = openKnowledge([...verbSources(host.commands), replSource(replWords)]);
  const project = await projectAround(host.cwd);
  const kind = choiceOf(input, 'kind', headKinds);
  const about: About = {
    ...(kind !== undefined && { kind }),
    ...(project && {
      where: whereOf(textOf(input, 'on'), host.env, project),
      ...(project.region !== undefined && { region: project.region }),
    }),
  };
  const known = 'found' in knowledge.explain(name, about);
  const job = known || !project ? undefined : await inProject(name, project);
  return job ? { knowledge, name: job.key, about: { ...about, ...job.about } } : { knowledge, name, about };
}

/** What is asked can be answered without a project, and in one that is broken. */
async function projectAround(cwd: string): Promise<Project | undefined> {
  try {
    return await readProject(cwd);
  } catch (error) {
    if (error instanceof MlxError) return undefined;
    throw error;
  }
}
