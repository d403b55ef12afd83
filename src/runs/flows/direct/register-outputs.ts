import type { Aws } from '../../../aws/aws.ts';
import { resultsPlace } from '../../../aws/bucket.ts';
import { registerPrefix } from '../../../aws/tables/register-prefix.ts';
import { MlxError } from '../../../base/errors.ts';
import type { PlannedStep } from '../../../plan/flow/flow-plan.ts';
import { describeRun } from '../../describe-run.ts';
import { settleRun } from '../../settle-tables.ts';
import type { RunRecord, StepRecord } from './journal.ts';
import { valuesOf } from './values.ts';

interface Context {
  aws: Aws;
  run: RunRecord;
  ended: ReadonlyMap<string, StepRecord>;
  note: (text: string) => void;
}

/** Registers the tables that a completed step made, before others read them; answers why one could not be. */
export async function registerOutputs(
  planned: PlannedStep,
  record: StepRecord,
  { aws, run, ended, note }: Context,
): Promise<string | undefined> {
  if (planned.tables.length === 0) return undefined;
  const project = { root: '', name: run.project, bucket: run.bucket };
  if (record.job?.kind === 'processing' || record.job?.kind === 'training') {
    const job = await describeRun(aws, record.job.kind, record.job.name);
    const tables = job ? await settleRun(job, aws, project) : [];
    for (const { table } of tables) note(`registered ${table}`);
    return tables.find(({ error }) => error)?.error?.message;
  }
  const values = valuesOf(aws, run, new Map([...ended, [record.name, record]]));
  const results = await resultsPlace(aws, project);
  for (const { database, table: name, location } of planned.tables) {
    try {
      await registerPrefix(aws, { database, name, location: String(await values.value(location)) }, results);
      note(`registered ${database}.${name}`);
    } catch (error) {
      if (error instanceof MlxError) return error.message;
      throw error;
    }
  }
  return undefined;
}
