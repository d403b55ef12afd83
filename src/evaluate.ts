import type { Expression } from './define/expression/expression.ts';
import type { Condition } from './define/expression/node.ts';
import type { FlowLiteral } from './define/flow/flow-definition.ts';
import type { EvaluatedIn } from './runs/flows/evaluate-expression.ts';

export interface EvaluateOptions {
  /** Where a run is looked for: `local`, or an AWS profile; the project's own choice where not given, else `local`. */
  on?: string;
  /** A folder of the project; the one that the program runs in where not given. */
  cwd?: string;
}

/**
 * What an expression, a text with expressions or a condition of a flow stands for: by a made-up table, in a run (its name, or
 * as it was read), or, with neither, by example values. Throws EXPRESSION_UNKNOWN, EXPRESSION_TYPES and FLOW_RUN_UNKNOWN.
 *
 * @example
 * await evaluate(`s3://bucket/${execution.id}/`, { 'execution.id': 'abc' }); // 's3://bucket/abc/'
 * await evaluate('{train.metrics.auc}', 'delays-20261121-200749-ab3d'); // 0.75
 */
export async function evaluate(
  expression: Expression<FlowLiteral> | Condition | FlowLiteral,
  within?: EvaluatedIn,
  options: EvaluateOptions = {},
): Promise<FlowLiteral> {
  const [{ openAws }, { readProject }, { evaluateExpression }] = await Promise.all([
    import('./aws/open-aws.ts'),
    import('./define/project.ts'),
    import('./runs/flows/evaluate-expression.ts'),
  ]);
  const project = await readProject(options.cwd ?? process.cwd());
  const on = options.on ?? process.env['MLX_ON'] ?? project.on ?? 'local';
  const aws = await openAws({ on, project, env: process.env });
  try {
    return await evaluateExpression(expression, within, { aws, project });
  } finally {
    await aws.close();
  }
}
