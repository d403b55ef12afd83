import type { Way } from '../../base/way.ts';
import type { StepKind } from '../../define/flow/flow-definition.ts';
import type { RunStatus } from '../run.ts';
import type { ServiceWork } from './jobs/service-work.ts';

/** One run of a flow as it was read back, whoever orchestrates it. Times are milliseconds since 1970. */
export interface FlowRun {
  /** `<flow>-<yyyymmdd>-<hhmmss>-<4>`, or the execution's own id where something else started it. */
  name: string;
  /** Of the execution; for `job` the S3 URI of its journal. */
  arn: string;
  flow: string;
  way: Way;
  status: RunStatus;
  created: number;
  started?: number;
  ended?: number;
  modified: number;
  /** As text, as the services keep them. */
  params: Readonly<Record<string, string>>;
  failureReason?: string;
  /** Every step of the definition, in an order in which each comes after those that it needs. */
  steps: readonly StepRun[];
}

/** A run as a list shows it. */
export type FlowRunSummary = Pick<
  FlowRun,
  'name' | 'arn' | 'flow' | 'way' | 'status' | 'created' | 'ended' | 'modified'
>;

export const stepStatuses = [
  'waiting',
  'starting',
  'running',
  'stopping',
  'completed',
  'failed',
  'stopped',
  /** Its branch was not taken, or the run ended before it. */
  'skipped',
  /** An earlier run's result stands for it. */
  'reused',
] as const;
export type StepStatus = (typeof stepStatuses)[number];

export interface StepRun {
  name: string;
  /** `child` is an execution of another pipeline or state machine; `other` what mlx doesn't know. */
  kind: StepKind | 'child' | 'other';
  status: StepStatus;
  needs: readonly string[];
  inside?: { step: string; branch: 'then' | 'otherwise' | 'each' };
  started?: number;
  ended?: number;
  /** How often it was tried; 0 before it began. */
  attempts: number;
  /** The job of SageMaker that does its work. */
  job?: { kind: 'processing' | 'training' | 'transform' | 'tuning'; name: string; arn: string };
  /** What does its work elsewhere. */
  work?: ServiceWork;
  /** What else it made or called: a model's, package's or function's ARN, a query's id. */
  made?: string;
  /** The run whose result was reused. */
  reusedFrom?: string;
  /** Of a `when`. */
  outcome?: boolean;
  results?: Readonly<Record<string, string>>;
  /** Of an approval that waits. */
  token?: string;
  reason?: string;
  /** An execution of another pipeline or state machine, read as well. */
  child?: FlowRun;
}
