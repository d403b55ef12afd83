import type { Aws } from '../../../aws/aws.ts';
import { MlxError } from '../../../base/errors.ts';
import { s3Place } from '../../../base/s3-place.ts';
import type { FlowRun } from '../flow-run.ts';
import { readDirectRun } from './direct-run.ts';
import { readPipelineRun } from './pipeline-run.ts';
import { readStatesRun } from './states/states-run.ts';
import { wayOfArn } from './way-of-arn.ts';

/** What names a run for good. */
export type FlowRunRef = Pick<FlowRun, 'way' | 'arn'>;

/** The run with all its steps, whoever started it; undefined where there is none. */
export async function describeFlowRun(aws: Aws, { way, arn }: FlowRunRef): Promise<FlowRun | undefined> {
  switch (way) {
    case 'job': {
      const place = s3Place(arn);
      return place && readDirectRun(aws, place);
    }
    case 'pipeline':
      return readPipelineRun(aws, arn);
    case 'states':
      return readStatesRun(aws, arn, (child) => describeFlowRun(aws, { way: wayOfArn(child), arn: child }));
  }
}

/** The same; throws RUN_UNKNOWN where there is none. */
export async function needFlowRun(aws: Aws, ref: FlowRunRef): Promise<FlowRun> {
  const run = await describeFlowRun(aws, ref);
  if (!run) throw new MlxError('RUN_UNKNOWN', { name: ref.arn, near: [] });
  return run;
}
