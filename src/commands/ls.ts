import { jobKinds } from '../base/job-kind.ts';
import { listRuns } from '../runs/list-runs.ts';
import { runStatuses } from '../runs/run.ts';
import { settleTables } from '../runs/settle-tables.ts';
import type { Run } from './command.ts';
import { rememberRuns } from './names.ts';
import { choiceOf, numberOf } from './read-input.ts';
import { tellSettled } from './tell-settled.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx ls`: runs of both kinds, newest first. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ project, aws }) => {
    const runs = await listRuns(aws, {
      kind: choiceOf(input, 'kind', jobKinds),
      status: choiceOf(input, 'status', runStatuses),
      limit: numberOf(input, 'limit'),
    });
    tellSettled(await settleTables(aws, project), host);
    await rememberRuns(
      project.root,
      runs.map(({ name }) => name),
    );
    return { value: { kind: 'runs', runs }, exit: 0 };
  });
