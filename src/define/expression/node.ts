/**
 * A value that is known only while a flow runs. Plain data; as text it stands between braces (`{execution.id}`), and such
 * texts stand in any string of a flow that may hold an expression.
 */
export type ExpressionNode =
  /** A param of the flow: `{params.day}`. */
  | { kind: 'param'; name: string }
  /** What the service tells of the run: `{execution.id}`. */
  | { kind: 'execution'; name: ExecutionVariable }
  /** Where an output of a step lies, as an S3 URI: `{prepare.outputs.features}`. */
  | { kind: 'output'; step: string; output: string }
  /** The last value of a metric of a step's head: `{train.metrics.auc}`. */
  | { kind: 'metric'; step: string; metric: string }
  /** A value in a JSON file that a step wrote to an output: `{evaluate.outputs.report/evaluation.json#metrics.auc}`. */
  | { kind: 'json'; step: string; output: string; file: string; path: string }
  /** A field of what the service describes of a step: `{train.properties.TrainingJobArn}`; the path is the Describe call's. */
  | { kind: 'property'; step: string; path: string }
  /** A named result of a lambda or of an approval: `{notify.results.rows}`. */
  | { kind: 'result'; step: string; result: string }
  /** The item that an `each` is at, or a member of it: `{item}`, `{item.depth}`. */
  | { kind: 'item'; member?: string };

/**
 * What every way of running can tell of its run, by mlx's names. `id` is unique, `startTime` and `now` are ISO-8601,
 * `job` is the name of the job (or model) that the expression stands in, `item` the name of the item that an `each` is at.
 */
export const executionVariables = ['id', 'arn', 'flow', 'flowArn', 'startTime', 'now', 'job', 'item'] as const;
export type ExecutionVariable = (typeof executionVariables)[number];

/** The type of an expression's value; outputs are S3 URIs, which are text. */
export type ValueType = 'string' | 'int' | 'float' | 'bool';

/** A text in which expressions may stand, in the form that `expression/text.ts` writes and reads. */
export type Template = string;

/** A value of a flow: a literal, or a text with expressions. A text that is one expression alone has that expression's type. */
export type FlowValue = Template | number | boolean;

/** What a `when` asks. Plain data, answered the same by every way of running. */
export type Condition =
  | { kind: 'compare'; operator: Comparison; left: FlowValue; right: FlowValue }
  | { kind: 'in'; value: FlowValue; values: readonly FlowValue[] }
  | { kind: 'not'; condition: Condition }
  | { kind: 'all' | 'any'; conditions: readonly Condition[] };

export type Comparison = 'equals' | 'above' | 'atLeast' | 'below' | 'atMost';
