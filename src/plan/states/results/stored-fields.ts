import type { ExpressionNode } from '../../../define/expression/node.ts';
import { expressionText } from '../../../define/expression/text.ts';
import type { PlannedStep } from '../../flow/flow-plan.ts';
import { metricsFile } from '../../pipeline/property-files.ts';
import { membersOf, pathTo } from '../expression/path.ts';

export type StepNode = Extract<ExpressionNode, { step: string }>;

/** A value that others read of a step, and where `$.steps.<step>` holds it. */
export interface StoredField {
  group: 'outputs' | 'metrics' | 'properties' | 'results' | 'best' | 'values';
  key: string;
  from: FieldSource;
}

/** Where a value comes from: the task's result, or a JSON file that the step wrote. */
export type FieldSource =
  /** A path or an intrinsic function over the result. */
  | { kind: 'result'; code: string }
  /** The same over the description of a tuning job's best training. */
  | { kind: 'best'; code: string }
  | { kind: 'file'; output: string; file: string; members: readonly (string | number)[] };

/**
 * What must be kept of a step's result so that all expressions that read it have their values, by the expressions' texts.
 * Outputs whose places are known from the run's name alone (`isComputed`) are not kept. Keys are plain names, unique within
 * their group.
 */
export function fieldsOf(owner: PlannedStep | undefined, nodes: readonly StepNode[]): Map<string, StoredField> {
  const fields = new Map<string, StoredField>();
  if (!owner) return fields;
  for (const node of nodes) add(fields, owner, node);
  const job = jobNameOf(owner);
  const readsFiles = [...fields.values()].some(({ from }) => from.kind === 'file');
  if (job && readsFiles) add(fields, owner, { kind: 'property', step: owner.name, path: job });
  return fields;
}

/** Whether where a step's outputs lie is known from the run's name alone, so that its result need not tell. */
export function isComputed({ request }: PlannedStep): boolean {
  return request?.service === 'athena' || request?.service === 'glue' || request?.service === 'emr-serverless';
}

/** Whether the value of an expression must be kept for those that read it. */
export function isStored(node: StepNode, owner: PlannedStep | undefined): boolean {
  return owner !== undefined && !(node.kind === 'output' && isComputed(owner));
}

function add(fields: Map<string, StoredField>, owner: PlannedStep, node: StepNode): void {
  const text = expressionText(node);
  if (fields.has(text) || !isStored(node, owner)) return;
  const { group, name, from } = fieldOf(owner, node);
  const plain = name.replaceAll(/[^A-Za-z0-9_]/gu, '_').replace(/^(?=[^A-Za-z_])/u, '_');
  const taken = new Set([...fields.values()].filter((one) => one.group === group).map(({ key }) => key));
  let key = plain;
  for (let count = 2; taken.has(key); count++) key = `${plain}_${count}`;
  fields.set(text, { group, key, from });
}

interface Field extends Omit<StoredField, 'key'> {
  name: string;
}

function fieldOf(owner: PlannedStep, node: StepNode): Field {
  const fromTraining = owner.step.kind === 'tune' ? 'best' : 'result';
  switch (node.kind) {
    case 'output': {
      const from = { kind: fromTraining, code: outputIn(owner, node.output) } as const;
      return { group: owner.step.kind === 'tune' ? 'best' : 'outputs', name: node.output, from };
    }
    case 'metric': {
      if (owner.request?.operation === 'CreateProcessingJob') {
        return { group: 'values', name: node.metric, from: { kind: 'file', ...metricsFile, members: [node.metric] } };
      }
      const code = `States.ArrayGetItem($.FinalMetricDataList[?(@.MetricName=='${node.metric}')].Value, 0)`;
      const group = owner.step.kind === 'tune' ? 'best' : 'metrics';
      return { group, name: node.metric, from: { kind: fromTraining, code } };
    }
    case 'json': {
      const { output, file, path } = node;
      return { group: 'values', name: path, from: { kind: 'file', output, file, members: membersOf(path) } };
    }
    case 'property':
      return { group: 'properties', name: node.path, from: { kind: 'result', code: propertyIn(owner, node.path) } };
    case 'result': {
      const base = owner.step.kind === 'lambda' ? '$.Payload' : '$';
      return { group: 'results', name: node.result, from: { kind: 'result', code: pathTo(base, node.result) } };
    }
  }
}

/** Where the description of a finished job tells an output's place. Of training, only the model's place is told as such. */
function outputIn({ request, outputs }: PlannedStep, output: string): string {
  switch (request?.operation) {
    case 'CreateProcessingJob': {
      const all = request.input.ProcessingOutputConfig?.Outputs ?? [];
      const index = all.findIndex(({ OutputName }) => OutputName === output);
      return pathTo('$', 'ProcessingOutputConfig', 'Outputs', Math.max(0, index), 'S3Output', 'S3Uri');
    }
    case 'CreateTransformJob':
      return '$.TransformOutput.S3OutputPath';
    default: {
      const place = outputs.find(({ name }) => name === output)?.uri ?? '';
      if (!place.endsWith(`/output/data/${output}/`)) return '$.ModelArtifacts.S3ModelArtifacts';
      return `States.Format('{}/{}/output/data/${output}/', $.OutputDataConfig.S3OutputPath, $.TrainingJobName)`;
    }
  }
}

/** CreateModel answers with an ARN alone, which ends with the name. */
function propertyIn({ step }: PlannedStep, path: string): string {
  if (step.kind === 'model' && path === 'ModelName') {
    return "States.ArrayGetItem(States.StringSplit($.ModelArn, '/'), 1)";
  }
  return pathTo('$', ...membersOf(path));
}

function jobNameOf({ request }: PlannedStep): string | undefined {
  return request?.operation === 'CreateTrainingJob' ? 'TrainingJobName' : undefined;
}
