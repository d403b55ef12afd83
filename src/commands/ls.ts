import { jobKinds } from '../base/job-kind.ts';
import { mergeRuns } from '../runs/any-run.ts';
import { listFlowRuns } from '../runs/flows/read/list-flow-runs.ts';
import { listRuns } from '../runs/list-runs.ts';
import { runStatuses } from '../runs/run.ts';
import { settleTables } from '../runs/settle-tables.ts';
import type { Run } from './command.ts';
import { rememberRuns } from './complete/names.ts';
import { choiceOf, isOn, numberOf } from './read-input.ts';
import { tellSettled } from './run/tell-settled.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx ls`: runs of jobs and flows, newest first; jobs that are steps of a flow are seen in the flow's run. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ project, aws }) => {
    const kind = choiceOf(input, 'kind', jobKinds);
    const status = choiceOf(input, 'status', runStatuses);
    const limit = numberOf(input, 'limit');
    const [jobs, flows] = await Promise.all([
      listRuns(aws, { kind, status, limit }),
      kind === undefined ? listFlowRuns(aws, { project, status, limit }) : [],
    ]);
    const merged = isOn(input, 'jobs')
      ? [...jobs, ...flows].toSorted((one, other) => other.created - one.created)
      : mergeRuns(jobs, flows);
    const runs = merged.slice(0, limit);
    tellSettled(await settleTables(aws, project), host);
    await rememberRuns(
      project.root,
      runs.map(({ name }) => name),
    );
    return { value: { kind: 'runs', runs }, exit: 0 };
  });
