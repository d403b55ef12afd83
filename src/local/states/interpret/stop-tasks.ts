import { integrationOf } from '../tasks/integrations.ts';
import type { Run } from './run.ts';
import type { VisitPath } from './visit.ts';

/** Stops what tasks within a path have begun, as far as it can be stopped, and tells of it in the history of a running execution. */
export async function stopTasks(run: Pick<Run, 'aws' | 'execution' | 'journal'>, within: VisitPath): Promise<void> {
  const { aws, execution, journal } = run;
  for (const { path, visit } of journal.openTasks(within)) {
    const { handle, resource } = visit.task ?? {};
    const { stop } = integrationOf(String(resource));
    if (handle !== undefined) await stop?.(handle, aws).catch(() => undefined);
    if (execution.status !== 'RUNNING') continue;
    journal.write(path, { ...visit, task: undefined }, [{ type: 'TaskStateAborted' }], visit.task?.event ?? 0);
  }
}
