import type { Embedded } from '../../embedded.ts';
import type { Definition, State } from '../definition/definition.ts';
import type { Execution } from '../executions/execution-table.ts';
import type { Journal } from './journal.ts';
import type { Visit, VisitPath } from './visit.ts';
import type { Watch } from './watch.ts';

/** An execution that this process runs. */
export interface Run {
  aws: Embedded;
  execution: Execution;
  journal: Journal;
  watch: Watch;
  /** Runs the inside of a Map or Parallel. */
  runMachine: (definition: Definition, input: unknown, branch: Branch) => Promise<unknown>;
}

/** One line of states after another: the machine's own, a branch's, or an item's. */
export interface Branch {
  path: VisitPath;
  signal: AbortSignal;
  /** The number of its last event. */
  previous: number;
  /** The item of the innermost Map around it. */
  item?: { Index: number; Value: unknown };
}

/** A state that is visited. */
export interface Visiting {
  name: string;
  state: State;
  path: VisitPath;
  input: unknown;
  branch: Branch;
  visit: Visit;
}

/** The context object of a state. */
export function contextOf({ execution }: Run, { name, visit, branch }: Visiting, token?: string): object {
  const { redriven } = execution;
  return {
    Execution: {
      Id: execution.arn,
      Input: JSON.parse(execution.input) as unknown,
      Name: execution.name,
      RoleArn: execution.role,
      StartTime: isoTime(execution.started),
      RedriveCount: execution.redrives,
      ...(redriven !== undefined && { RedriveTime: isoTime(redriven) }),
    },
    State: {
      EnteredTime: isoTime(visit.at),
      Name: name,
      RetryCount: visit.retries.reduce((sum, count) => sum + count, 0),
    },
    StateMachine: { Id: execution.machine, Name: execution.machineName },
    ...(branch.item && { Map: { Item: branch.item } }),
    ...(token !== undefined && { Task: { Token: token } }),
  };
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
