import { DescribeModelCommand, DescribeModelPackageCommand } from '@aws-sdk/client-sagemaker';
import { GetQueryExecutionCommand } from '@aws-sdk/client-athena';
import type { Aws } from '../../../aws/aws.ts';
import { MlxError } from '../../../base/errors.ts';
import { asFolder, s3Place } from '../../../base/s3-place.ts';
import { readJson } from '../../../aws/json-object.ts';
import { evaluate, type Lookup } from '../../../define/expression/evaluate.ts';
import type { ExpressionNode, ValueType } from '../../../define/expression/node.ts';
import { expressionText, printed } from '../../../define/expression/text.ts';
import type { FlowDefinition, FlowLiteral } from '../../../define/flow/flow-definition.ts';
import { expressionsIn } from '../../../define/flow/walk.ts';
import type { PlannedStep } from '../../../plan/flow/flow-plan.ts';
import { outputOfJob } from '../jobs/output-of-job.ts';
import { describeStepJob } from '../jobs/service-job.ts';
import { valueAt } from '../jobs/value-at.ts';
import type { RunRecord, StepRecord } from './journal.ts';

/** As much of a run's journal as its values come from. */
export interface ValuedRun extends Pick<RunRecord, 'name' | 'created' | 'params'> {
  definition: Pick<FlowDefinition, 'name' | 'params'>;
  steps: readonly ValuedStep[];
}

export interface ValuedStep extends Pick<PlannedStep, 'name' | 'outputs'> {
  /** Absent where the definition isn't known. */
  step?: PlannedStep['step'];
  request?: { operation: string };
}

/** What expressions stand for in a run that mlx drives. */
export interface Values {
  /** Knows every expression in the data, asked of the services where need be. `job` is the name of the job it is for. */
  lookupFor(data: unknown, job?: string): Promise<Lookup>;
  /** What a text stands for. Throws EXPRESSION_UNKNOWN. */
  value(text: string, job?: string): Promise<FlowLiteral>;
}

/** The file of a processing job's metrics, in the output of this name. */
export const metricsOutput = 'mlx-metrics';
const metricsFile = 'metrics.json';

export function valuesOf(aws: Aws, run: ValuedRun, ended: ReadonlyMap<string, StepRecord>): Values {
  const steps = new Map(run.steps.map((step) => [step.name, step]));
  const descriptions = new Map<string, Promise<object | undefined>>();
  const described = (step: string): Promise<object | undefined> => {
    const known = descriptions.get(step) ?? describeWork(aws, ended.get(step), steps.get(step));
    descriptions.set(step, known);
    return known;
  };

  const lookupFor: Values['lookupFor'] = async (data, job) => {
    const nodes = new Map(expressionsIn(data).map((node) => [expressionText(node), node]));
    const found = await Promise.all([...nodes].map(async ([text, node]) => [text, await find(node, job)] as const));
    const values = new Map(found);
    return (node) => values.get(expressionText(node));
  };

  const find = async (node: ExpressionNode, job?: string): Promise<FlowLiteral | undefined> => {
    switch (node.kind) {
      case 'param':
        return run.params[node.name] ?? run.definition.params[node.name]?.default;
      case 'execution':
        return executionValue(run, node.name, job);
      case 'output':
        return outputOf(node.step, node.output);
      case 'metric':
        return metricOf(node.step, node.metric);
      case 'json': {
        const uri = await outputOf(node.step, node.output);
        return uri === undefined ? undefined : valueInFile(aws, node, `${asFolder(uri)}${node.file}`, node.path);
      }
      case 'property':
        return literal(valueAt(await described(node.step), node.path));
      case 'result':
        return typed(ended.get(node.step)?.results?.[node.result], steps.get(node.step), node.result);
      case 'item':
        return undefined;
    }
  };

  const outputOf = async (name: string, output: string): Promise<string | undefined> => {
    const [record, planned] = [ended.get(name), steps.get(name)];
    if (record?.job) {
      const job = await describeStepJob(aws, record.job.kind, record.job.name);
      return job && outputOfJob(aws, job, output, isModel(planned, output));
    }
    const uri = planned?.outputs.find((one) => one.name === output)?.uri;
    if (uri === undefined || expressionsIn(uri).some((node) => 'step' in node && node.step === name)) return undefined;
    return String(evaluate(uri, await lookupFor(uri, record?.job?.name)));
  };

  const metricOf = async (name: string, metric: string): Promise<FlowLiteral | undefined> => {
    const record = ended.get(name);
    if (record?.job?.kind !== 'processing') {
      return literal(valueAt(await described(name), `FinalMetricDataList['${metric}'].Value`));
    }
    const uri = await outputOf(name, metricsOutput);
    if (uri === undefined) return undefined;
    return valueInFile(aws, { kind: 'metric', step: name, metric }, `${asFolder(uri)}${metricsFile}`, `['${metric}']`);
  };

  return {
    lookupFor,
    value: async (text, job) => evaluate(text, await lookupFor(text, job)),
  };
}

function executionValue(run: ValuedRun, name: string, job?: string): string | undefined {
  switch (name) {
    case 'id':
      return run.name;
    case 'flow':
      return run.definition.name;
    case 'startTime':
      return new Date(run.created).toISOString();
    case 'now':
      return new Date().toISOString();
    case 'job':
      return job;
    default:
      return undefined;
  }
}

/** Without its definition an output is taken for what it is called. */
function isModel(planned: ValuedStep | undefined, output: string): boolean {
  const step = planned?.step;
  if (step === undefined) return output === 'model';
  return 'job' in step && step.job.outputs[output]?.kind === 'model';
}

/** A file that is not there, or that has no such value, is told by its place. */
async function valueInFile(aws: Aws, node: ExpressionNode, uri: string, path: string): Promise<FlowLiteral> {
  const place = s3Place(uri);
  const expression = printed(expressionText(node));
  const found = place && (await readJson(aws, place).catch(notJson));
  if (!found) throw new MlxError('FLOW_VALUE_MISSING', { expression, uri, reason: 'there is no such file' });
  if (found === 'no json') throw new MlxError('FLOW_VALUE_MISSING', { expression, uri, reason: 'the file is no JSON' });
  const value = literal(valueAt(found.value, path));
  if (value === undefined) {
    throw new MlxError('FLOW_VALUE_MISSING', { expression, uri, reason: `it has no value at ${path}` });
  }
  return value;
}

function notJson(error: unknown): 'no json' {
  if (error instanceof SyntaxError) return 'no json';
  throw error;
}

function literal(value: unknown): FlowLiteral | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function typed(text: string | undefined, planned: ValuedStep | undefined, name: string): FlowLiteral | undefined {
  const step = planned?.step;
  const type: ValueType = (step && 'results' in step && step.results[name]) || 'string';
  if (text === undefined || type === 'string') return text;
  return type === 'bool' ? text.toLowerCase() === 'true' : Number(text);
}

/** What the service describes of what a step made. */
async function describeWork(
  aws: Aws,
  record: StepRecord | undefined,
  planned: ValuedStep | undefined,
): Promise<object | undefined> {
  if (!record) return undefined;
  if (record.job) return (await describeStepJob(aws, record.job.kind, record.job.name))?.description;
  const { made } = record;
  if (made === undefined) return undefined;
  const sagemaker = await aws.sagemaker();
  switch (planned?.request?.operation) {
    case 'CreateModel':
      return sagemaker.send(new DescribeModelCommand({ ModelName: made.split('/').at(-1) }));
    case 'CreateModelPackage':
      return sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: made }));
    case 'StartQueryExecution': {
      const athena = await aws.athena();
      return athena.send(new GetQueryExecutionCommand({ QueryExecutionId: made }));
    }
    default:
      return { Id: made };
  }
}
