import { randomUUID } from 'node:crypto';
import { openPipelineEngine } from '../../../src/local/pipelines/open-pipeline-engine.ts';
import type { JobRecord } from '../../../src/local/jobs/book.ts';
import type { RunningEngine } from '../../../src/local/jobs/engine.ts';
import { callService } from '../../../src/local/wire/call.ts';
import { role } from '../fakes/requests.ts';
import { type ScratchAws, scratchAws } from '../fakes/scratch-aws.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- what a service answers, looked into by tests
type Answer = Record<string, any>;

/** An embedded AWS whose pipelines move when the test says so, and whose jobs end as it says. */
export interface World extends ScratchAws {
  call(operation: string, input: object): Promise<Answer>;
  /** The message of the error that an operation answers with, behind its name. */
  refused(operation: string, input: object): Promise<string>;
  create(definition: string, more?: object): Promise<void>;
  /** Starts the pipeline, lets it move as far as it can, and answers with its ARN. */
  start(more?: object): Promise<string>;
  /** Lets executions move as far as they can; answers when they want to be looked at again. */
  look(): Promise<number | undefined>;
  /** Another supervisor takes over. */
  takeOver(): void;
  status(arn: string): Promise<string>;
  /** Each step that has begun, in that order, as `name status`. */
  steps(arn: string): Promise<string[]>;
  step(arn: string, name: string): Promise<Answer>;
  /** The processing, training and transform jobs that were ever started, in that order. */
  started(): JobRecord[];
  /** Ends the newest job of a step and lets executions move on. */
  end(step: string, change?: Partial<JobRecord>): Promise<void>;
}

export function world(): World {
  const aws = scratchAws();
  aws.objects.createBucket('data');
  let engine: RunningEngine = openPipelineEngine(aws);
  const call: World['call'] = (operation, input) => callService(aws, 'sagemaker', operation, { ...input });
  const look = async (): Promise<number | undefined> => (await engine.look()) ?? undefined;
  const started = (): JobRecord[] =>
    (['processing', 'training', 'transform'] as const)
      .flatMap(
        (kind) => aws.jobs.list({ kind, sortBy: 'CreationTime', descending: false, offset: 0, limit: 1000 }).jobs,
      )
      .toSorted((one, other) => one.created - other.created);
  const stepList = async (arn: string): Promise<Answer[]> => {
    const input = { PipelineExecutionArn: arn, SortOrder: 'Ascending', MaxResults: 100 };
    return (await call('ListPipelineExecutionSteps', input))['PipelineExecutionSteps'];
  };
  return {
    ...aws,
    call,
    look,
    started,
    refused: async (operation, input) => {
      const error: Error = await call(operation, input).then(
        () => new Error('it was taken'),
        (cause: Error) => cause,
      );
      return `${error.name}: ${error.message}`;
    },
    create: async (PipelineDefinition, more) => {
      await call('CreatePipeline', {
        PipelineName: 'chain',
        RoleArn: role,
        ClientRequestToken: randomUUID(),
        PipelineDefinition,
        ...more,
      });
    },
    start: async (more) => {
      aws.clock.at += 1000;
      const request = { PipelineName: 'chain', ClientRequestToken: randomUUID(), ...more };
      const { PipelineExecutionArn: arn } = await call('StartPipelineExecution', request);
      await look();
      return arn;
    },
    takeOver: () => {
      engine = openPipelineEngine(aws);
    },
    status: async (PipelineExecutionArn) =>
      (await call('DescribePipelineExecution', { PipelineExecutionArn }))['PipelineExecutionStatus'],
    steps: async (arn) => (await stepList(arn)).map(({ StepName, StepStatus }) => `${StepName} ${StepStatus}`),
    step: async (arn, name) => {
      const found = (await stepList(arn)).find(({ StepName }) => StepName === name);
      if (!found) throw new Error(`step ${name} has not begun`);
      return found;
    },
    end: async (step, change) => {
      const job = started().findLast(({ name }) => name.includes(`-${step}-`));
      if (!job) throw new Error(`no job of step ${step} was started`);
      aws.clock.at += 1000;
      const at = aws.now();
      aws.jobs.set(job.kind, job.name, { status: 'Completed', started: at, ended: at, ...change });
      await look();
    },
  };
}
