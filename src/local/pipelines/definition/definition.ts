import type { Json, JsonObject } from '../json.ts';

/** A pipeline definition as far as an execution needs it. */
export interface Definition {
  parameters: readonly ParameterDefinition[];
  /** Values with references; absent where experiments are off. */
  experiment?: { name: Json; trial: Json };
  /** All steps, those of branches included, in the order in which they are written. */
  steps: readonly StepDefinition[];
}

export type ParameterType = 'String' | 'Integer' | 'Float' | 'Boolean';

export interface ParameterDefinition {
  name: string;
  type: ParameterType;
  fallback?: Json;
  values?: readonly Json[];
}

export interface StepDefinition {
  name: string;
  type: StepType;
  /** With references. */
  arguments: JsonObject;
  /** Members of the step beside its arguments, such as a Lambda step's `FunctionArn`. */
  members: JsonObject;
  /** Steps that must have succeeded before: named by DependsOn, read by a reference, or the condition around it. */
  needs: readonly string[];
  /** Those of them that it reads. */
  reads: readonly string[];
  /** The condition step that it is a branch of. */
  inside?: { step: string; outcome: boolean };
  /** Milliseconds for which an earlier success may stand for it; infinite without an end. Absent: no cache. */
  reuse?: number;
  retry: readonly RetryPolicy[];
}

export interface RetryPolicy {
  exceptions: readonly string[];
  /** Milliseconds before the first retry, and by how much each further wait is longer. */
  interval: number;
  backoff: number;
  attempts?: number;
  /** Milliseconds since the first failure. */
  expire?: number;
}

/** The types of steps that the embedded AWS carries out. */
export const stepTypes = [
  'Processing',
  'Training',
  'Transform',
  'Tuning',
  'Model',
  'RegisterModel',
  'Condition',
  'Lambda',
  'Callback',
  'EMRServerless',
  'Fail',
] as const;
export type StepType = (typeof stepTypes)[number];
