import type { Service } from '../../../limits/operations.ts';
import type { Embedded } from '../../embedded.ts';
import type { StepDefinition } from '../definition/definition.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Execution } from '../store/executions.ts';
import type { StepRecord } from '../store/steps.ts';
import type { Outcome } from './outcome.ts';
import type { Scope } from './scope.ts';

/** A step that is at work, with all that carries it out. */
export interface StepWork {
  aws: Embedded;
  execution: Execution;
  definition: StepDefinition;
  record: StepRecord;
  scope: Scope;
  /** Calls a service of the embedded AWS. Throws `ServiceError`. */
  call(service: Service, operation: string, input: JsonObject): Promise<JsonObject>;
  /** Whether this process waits for the end that `later` told of. */
  isAwaited: boolean;
}

/**
 * How steps of a type are carried out. A supervisor may be killed between any two lines, so the first two may be called again
 * for the same attempt and must not make anything twice.
 */
export interface StepRunner {
  /** Begins the attempt, or finds what was begun of it. Throws `StepFault` and `ServiceError`. */
  begin(work: StepWork): Promise<Outcome>;
  /** Looks how the attempt goes. */
  look(work: StepWork): Promise<Outcome>;
  /** Asks the attempt to end early. */
  stop(work: StepWork): Promise<void>;
}

/** A runner of steps that are over once they began. */
export function atOnce(begin: StepRunner['begin']): StepRunner {
  return { begin, look: begin, stop: async () => undefined };
}

/** The step's arguments with every reference resolved. */
export type Resolved = Readonly<Record<string, Json>>;
