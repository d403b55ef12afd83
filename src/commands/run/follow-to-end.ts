import type { Run } from '../../runs/run.ts';
import { describeRun } from '../../runs/describe-run.ts';
import { followRun } from '../../runs/follow-run.ts';
import { settleRun } from '../../runs/settle-tables.ts';
import { whyRun } from '../../runs/why-run.ts';
import type { Host, Outcome } from '../command.ts';
import { tellSettled } from './tell-settled.ts';
import type { Workbench } from '../workbench.ts';

/** Follows a run to its end and says what came of it; lets go when the host is aborted, and the run goes on. */
export async function followToEnd(run: Run, { project, aws }: Workbench, host: Host): Promise<Outcome> {
  for await (const progress of followRun(run, aws, host.signal)) host.notify(progress);
  const now = (await describeRun(aws, run.kind, run.name)) ?? run;
  switch (now.status) {
    case 'starting':
    case 'running':
    case 'stopping':
      host.notify({ kind: 'note', text: `let go of ${run.name}; it goes on` });
      return { value: { kind: 'launched', run: now }, exit: 130 };
    case 'completed':
      tellSettled(await settleRun(now, aws, project), host);
      return { value: { kind: 'followed', run: now }, exit: 0 };
    case 'failed':
    case 'stopped':
      return { value: { kind: 'followed', run: now, why: await whyRun(now, aws) }, exit: 1 };
  }
}
