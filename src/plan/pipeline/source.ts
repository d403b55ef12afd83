import type { ExpressionNode } from '../../define/expression/node.ts';
import { expressionsIn } from '../../define/flow/walk.ts';
import type { PlannedStep } from '../flow/flow-plan.ts';
import { leanInput } from './lean-input.ts';

/** What a step of a pipeline is written from. */
export interface Source {
  planned: PlannedStep;
  /** The data of its arguments, the expressions still in mlx's form. */
  input: Readonly<Record<string, unknown>>;
  /** The expressions in that data. */
  reads: readonly ExpressionNode[];
}

export function sourceOf(planned: PlannedStep): Source {
  const input = leanInput(planned);
  return { planned, input, reads: expressionsIn(input) };
}
