import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import type { Embedded } from '../../../src/local/embedded.ts';
import { homeAt } from '../../../src/local/home.ts';
import { readClaim } from '../../../src/local/jobs/supervisor-claim.ts';
import { openParts } from '../../../src/local/open-parts.ts';
import { isAlive } from '../../../src/local/process-identity.ts';
import { openState } from '../../../src/local/state.ts';
import { callService } from '../../../src/local/wire/call.ts';
import { quickEnvironment } from '../fakes/served-aws.ts';
import { role } from '../fakes/requests.ts';

/** A home of its own with real supervisors and real jobs, taken down after the test. */
export interface PipelineProject {
  aws: Embedded;
  /** Creates a pipeline and starts it; answers with the execution's ARN. */
  start(definition: string): Promise<string>;
  status(arn: string): Promise<string>;
  /** Each step that has begun, in that order, as `name status`. */
  steps(arn: string): Promise<string[]>;
  /** The process id of the living supervisor. */
  supervisor(): number | undefined;
}

export async function pipelineProject(context: TestContext): Promise<PipelineProject> {
  const root = await mkdtemp(join(tmpdir(), 'mlx-pipelines-'));
  const env = { ...quickEnvironment(root), MLX_LOCAL_IDLE: '2' };
  const home = homeAt(join(root, '.mlx'), env);
  const identity = { account: '000000000000', region: 'eu-west-1', partition: 'aws' };
  const aws = openParts({ home, state: openState(home), identity }, env);
  aws.objects.createBucket('data');
  const supervisor = (): number | undefined => {
    const claim = readClaim(aws.state);
    return claim && isAlive(claim) ? claim.pid : undefined;
  };
  context.onTestFinished(async () => {
    const pid = supervisor();
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    aws.state.close();
    await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  return {
    aws,
    supervisor,
    start: async (PipelineDefinition) => {
      const names = { PipelineName: 'flow', ClientRequestToken: randomUUID() };
      await callService(aws, 'sagemaker', 'CreatePipeline', { ...names, RoleArn: role, PipelineDefinition });
      const started = await callService(aws, 'sagemaker', 'StartPipelineExecution', names);
      return String(started['PipelineExecutionArn']);
    },
    status: async (PipelineExecutionArn) => {
      const told = await callService(aws, 'sagemaker', 'DescribePipelineExecution', { PipelineExecutionArn });
      return String(told['PipelineExecutionStatus']);
    },
    steps: async (PipelineExecutionArn) => {
      const input = { PipelineExecutionArn, SortOrder: 'Ascending' };
      const told = await callService(aws, 'sagemaker', 'ListPipelineExecutionSteps', input);
      const steps = told['PipelineExecutionSteps'] as { StepName: string; StepStatus: string }[];
      return steps.map(({ StepName, StepStatus }) => `${StepName} ${StepStatus}`);
    },
  };
}
