import type { Aws } from '../../../aws/aws.ts';
import { MlxError } from '../../../base/errors.ts';
import { unroll } from '../../../plan/pipeline/unroll.ts';
import type { FlowPlan } from '../../../plan/flow/flow-plan.ts';
import type { FlowRun } from '../flow-run.ts';
import { readDirectRun } from '../read/direct-run.ts';
import { journalPlace, openJournal } from './journal.ts';

/** Writes the journal of a new run, which is then driven by whoever follows it. Throws FLOW_RUN_TAKEN. */
export async function startDirect(
  plan: FlowPlan,
  aws: Aws,
  project: { name: string; bucket: string },
): Promise<FlowRun> {
  const place = journalPlace(project.bucket, project.name, plan.run);
  const journal = openJournal(aws, place);
  const begun = await journal.begin({
    version: 1,
    name: plan.run,
    project: project.name,
    bucket: project.bucket,
    created: Date.now(),
    params: plan.params,
    definition: plan.flow,
    steps: unroll(plan.steps),
  });
  const run = begun ? await readDirectRun(aws, place) : undefined;
  if (!run) throw new MlxError('FLOW_RUN_TAKEN', { run: plan.run });
  return run;
}
