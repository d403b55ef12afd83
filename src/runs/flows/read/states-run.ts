import type { Aws } from '../../../aws/aws.ts';
import type { FlowRun } from '../flow-run.ts';

export async function readStatesRun(_aws: Aws, _arn: string): Promise<FlowRun | undefined> {
  return undefined;
}
