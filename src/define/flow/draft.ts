import type { Param } from '../definition.ts';
import type {
  EachStep,
  FailStep,
  ApprovalStep,
  JobStep,
  LambdaStep,
  ModelStep,
  RegisterStep,
  SqlStep,
  TransformStep,
  TuneStep,
  WhenStep,
} from './flow-definition.ts';

/** Where in a program something was called; `line` and `column` count from 1. */
export interface CodePlace {
  /** Absolute path. */
  file: string;
  line: number;
  column: number;
}

/** A flow as its function made it: plain data that names scripts whose heads haven't been read yet. Frozen. */
export interface Flow {
  readonly kind: 'flow';
  readonly name: string;
  readonly description?: string;
  readonly params: Readonly<Record<string, Param>>;
  readonly steps: readonly DraftStep[];
  /** What was wrong with what the function said. */
  readonly faults: readonly DraftFault[];
  readonly at?: CodePlace;
}

/** Something wrong in the call of one of the functions that make steps. */
export interface DraftFault {
  readonly what: string;
  readonly rule: string;
  readonly fix: string;
  readonly nearest?: string;
  readonly at?: CodePlace;
}

/** A step as it was written: a script instead of its job, and only the inputs that were said. */
export type DraftStep = (
  | (Omit<JobStep, 'job'> & { script: string })
  | (Omit<TuneStep, 'job'> & { script: string })
  | (Omit<WhenStep, 'then' | 'otherwise'> & { then: readonly DraftStep[]; otherwise: readonly DraftStep[] })
  | (Omit<EachStep, 'steps'> & { steps: readonly DraftStep[] })
  | RegisterStep
  | ModelStep
  | TransformStep
  | SqlStep
  | LambdaStep
  | ApprovalStep
  | FailStep
) & { readonly at?: CodePlace };
