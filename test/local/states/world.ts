import { SFN, type HistoryEvent } from '@aws-sdk/client-sfn';
import { runExecutions } from '../../../src/local/states/interpret/run-executions.ts';
import { clientOf } from '../fakes/client-of.ts';
import { role } from '../fakes/requests.ts';
import { scratchAws, type ScratchAws } from '../fakes/scratch-aws.ts';

/** An embedded AWS with its Step Functions, whose supervisor is moved by hand. */
export interface World extends Disposable {
  aws: ScratchAws;
  sfn: SFN;
  /** Makes a machine of these states, beginning with the first, and starts it. Answers with the execution's ARN. */
  start(states: object, input?: unknown, more?: object): Promise<string>;
  /** Looks until the execution has ended, or until `enough` says so. */
  follow(arn: string, enough?: () => boolean | Promise<boolean>): Promise<Ended>;
  run(states: object, input?: unknown, more?: object): Promise<Ended>;
  events(arn: string): Promise<HistoryEvent[]>;
  /** Kills the supervisor: what only its memory held is gone, the next one goes on. */
  restart(): void;
}

interface Ended {
  status: string | undefined;
  output: unknown;
  error?: string;
  cause?: string;
}

export function openWorld(): World {
  const aws = scratchAws();
  const sfn = clientOf(SFN, aws);
  let engine = runExecutions(aws);
  let machines = 0;
  const world: World = {
    aws,
    sfn,
    start: async (states, input = {}, more = {}) => {
      const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states, ...more });
      const name = `machine-${(machines += 1)}`;
      const { stateMachineArn } = await sfn.createStateMachine({ name, definition, roleArn: role });
      const { executionArn } = await sfn.startExecution({ stateMachineArn, name: 'run', input: JSON.stringify(input) });
      return executionArn ?? '';
    },
    follow: async (executionArn, enough) => {
      for (;;) {
        const told = await sfn.describeExecution({ executionArn });
        if (told.status !== 'RUNNING' || (await enough?.())) {
          const { status, output, error, cause } = told;
          await engine.look();
          return { status, output: output && JSON.parse(output), ...(error && { error }), ...(cause && { cause }) };
        }
        await engine.look();
        await new Promise(setImmediate);
      }
    },
    run: async (states, input, more) => world.follow(await world.start(states, input, more)),
    events: async (executionArn) => (await sfn.getExecutionHistory({ executionArn, maxResults: 1000 })).events ?? [],
    restart: () => {
      engine = runExecutions(aws);
    },
    [Symbol.dispose]: () => aws[Symbol.dispose](),
  };
  return world;
}
