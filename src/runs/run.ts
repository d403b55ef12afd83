import type { JobKind } from '../base/job-kind.ts';

/** The stages of a run's life, in their order. */
export const runStatuses = ['starting', 'running', 'stopping', 'completed', 'failed', 'stopped'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** True where nothing more will happen. */
export function hasEnded(status: RunStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'stopped';
}

/** A launched job as it was read back from the service. Times are milliseconds since 1970. */
export interface Run {
  name: string;
  arn: string;
  kind: JobKind;
  /** The job's name, from mlx's tag; the run's own name where it was launched by something else. */
  job: string;
  status: RunStatus;
  /** The service's own status, and for training its secondary status: `InProgress / Downloading`. */
  serviceStatus: string;
  created: number;
  started?: number;
  ended?: number;
  modified: number;
  /** From FailureReason and ExitMessage, as the service gave them. */
  failureReason?: string;
  exitMessage?: string;
  exitCode?: number;
  /** True where the time limit ended it. */
  overran: boolean;
  instance: string;
  count: number;
  /** Seconds. */
  limit: number;
  image: string;
  /** The prefix that holds the script and what travels with it; ends with `/`. Absent where mlx did not launch it. */
  code?: string;
  params: Readonly<Record<string, string>>;
  inputs: readonly { name: string; uri: string }[];
  outputs: readonly { name: string; uri: string; table?: string }[];
  metrics: readonly { name: string; value: number; at: number }[];
  transitions: readonly { status: string; start: number; end?: number; message?: string }[];
  tags: Readonly<Record<string, string>>;
}

/** A run as a list shows it: what the service's List calls tell. */
export type RunSummary = Pick<Run, 'name' | 'arn' | 'kind' | 'job' | 'status' | 'created' | 'ended' | 'modified'>;

/** Why a run failed, on one card. */
export interface WhyCard {
  run: string;
  job: string;
  status: RunStatus;
  /** One line: `ValueError: no rows for 2013-02-30`. */
  headline: string;
  /** The last frame of the traceback that lies in the user's own script, with the source line. */
  frame?: { file: string; line: number; function?: string; text?: string };
  /** The log lines before the end, oldest first. */
  before: readonly string[];
  /** `exit code 137: killed, most often for memory`. */
  exit?: { code: number; meaning: string };
  cause: string;
  repair: string;
  /** The service's own words, whole. */
  failureReason?: string;
}
