import { findFlows } from '../../define/flow/find-flows.ts';
import { jobCandidates, projectAround } from './jobs.ts';
import type { Candidate } from './line.ts';

/** The jobs and flows of a project; behind a `+` its jobs with all that they need. */
export async function targetCandidates(typed: string, cwd: string): Promise<Candidate[]> {
  const jobs = await jobCandidates(cwd);
  if (typed.startsWith('+'))
    return jobs.map(({ word }) => ({ word: `+${word}`, text: `${word} and all that it needs` }));
  const flows = await findFlows(await projectAround(cwd));
  return [...flows.map(({ name, path }) => ({ word: name, text: path })), ...jobs];
}
