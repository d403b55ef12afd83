import type { Json } from '../json.ts';

/** Where references of a step's arguments find their values. */
export interface Scope {
  /** A param of the execution, in its own type. */
  parameter(name: string): Json | undefined;
  /** `PipelineExecutionId` and the like. */
  execution(name: string): string | undefined;
  experiment(name: string): string | undefined;
  /** What a step that has succeeded tells of itself, in the form of its Describe response. */
  properties(step: string): Json | undefined;
  /** The text of the file that a property file of a step names. Throws `StepFault`. */
  propertyFile(step: string, name: string): Promise<{ uri: string; text: string }>;
  /** The text of an object. Throws `StepFault`. */
  object(uri: string): Promise<string>;
}
