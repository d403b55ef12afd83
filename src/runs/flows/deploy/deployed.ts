import type { FlowPlan } from '../../../plan/flow/flow-plan.ts';
import type { Change } from './difference.ts';

/** A plan with what starting and deploying it take besides. */
export interface ReadyFlow extends FlowPlan {
  project: string;
  bucket: string;
  /** ARN of the role that the pipeline or state machine runs as. */
  role: string;
}

/** What stands deployed now. */
export interface Deployed {
  way: 'pipeline' | 'states';
  name: string;
  arn: string;
  change: 'created' | 'updated' | 'unchanged';
  /** Where the new definition differs from what was deployed before. */
  difference: readonly Change[];
}

/** What a service has under the name of a flow. */
export interface Standing {
  arn: string;
  definition: string;
  tags: Readonly<Record<string, string>>;
}

/** Where definitions of one kind are kept. */
export interface Shelf {
  read(): Promise<Standing | undefined>;
  create(definition: string, tags: Readonly<Record<string, string>>): Promise<string>;
  update(arn: string, definition: string, tags: Readonly<Record<string, string>>): Promise<void>;
}
