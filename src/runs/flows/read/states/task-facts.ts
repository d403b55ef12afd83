import type { HistoryEvent } from '@aws-sdk/client-sfn';
import type { StepJobKind } from '../../jobs/service-job.ts';
import type { ServiceWork } from '../../jobs/service-work.ts';
import type { StepRun } from '../../flow-run.ts';
import { membersOf } from '../pipeline-graph.ts';

/** What the events of a task tell of what it called. */
export interface TaskFacts extends Pick<StepRun, 'job' | 'work' | 'made' | 'token' | 'results' | 'reason'> {
  failed: boolean;
  /** ARN of an execution that it started. */
  child?: string;
}

export function taskFacts(events: readonly HistoryEvent[]): TaskFacts {
  const texts = events.flatMap(textsOf);
  const found = texts.map(parsed);
  const last = events.findLast(({ type = '' }) => /^(?:Task|LambdaFunction|Execution)/u.test(type));
  const failure = failureOf(last);
  const answer = parsed(last?.taskSucceededEventDetails?.output ?? last?.lambdaFunctionSucceededEventDetails?.output);
  return {
    failed: failure !== undefined,
    reason: failure,
    job: jobIn(texts),
    work: workIn(events, found),
    made: firstText(found, ['ModelPackageArn', 'ModelArn', 'QueryExecutionId', 'JobRunId', 'jobRunId', 'FunctionName']),
    child: firstText(found, ['ExecutionArn', 'PipelineExecutionArn']),
    token: tokenIn(events),
    results: plainTexts('Payload' in answer ? membersOf(answer['Payload']) : answer),
  };
}

function textsOf(event: HistoryEvent): string[] {
  const details = [
    event.taskScheduledEventDetails?.parameters,
    event.taskSubmittedEventDetails?.output,
    event.taskSucceededEventDetails?.output,
    event.taskFailedEventDetails?.cause,
  ];
  return details.filter((text) => text !== undefined);
}

function failureOf(event: HistoryEvent | undefined): string | undefined {
  const details =
    event?.taskFailedEventDetails ??
    event?.taskTimedOutEventDetails ??
    event?.taskSubmitFailedEventDetails ??
    event?.taskStartFailedEventDetails ??
    event?.lambdaFunctionFailedEventDetails ??
    event?.lambdaFunctionTimedOutEventDetails ??
    event?.executionFailedEventDetails;
  if (!details) return undefined;
  const { FailureReason, errorMessage, Reason } = parsed(details.cause);
  const said = [FailureReason, errorMessage, Reason].find((one) => typeof one === 'string');
  return said ?? ([details.error, details.cause].filter(Boolean).join(': ') || 'it failed');
}

/** What a task of another service than SageMaker began. */
function workIn(events: readonly HistoryEvent[], found: readonly Record<string, unknown>[]): ServiceWork | undefined {
  const scheduled = events.findLast(({ taskScheduledEventDetails: task }) => task !== undefined);
  const direct = events.findLast(({ lambdaFunctionScheduledEventDetails: called }) => called !== undefined);
  const calledArn = direct?.lambdaFunctionScheduledEventDetails?.resource;
  if (calledArn !== undefined) return { service: 'lambda', function: calledArn };
  const run = firstText(found, ['JobRunId', 'jobRunId']);
  switch (scheduled?.taskScheduledEventDetails?.resourceType) {
    case 'glue':
      return run === undefined ? undefined : { service: 'glue', job: firstText(found, ['JobName']) ?? '', run };
    case 'emr-serverless': {
      const application = firstText(found, ['ApplicationId', 'applicationId']) ?? '';
      return run === undefined ? undefined : { service: 'emr-serverless', application, run };
    }
    case 'lambda': {
      const name = firstText(found, ['FunctionName']);
      const request = firstText(
        found.map(({ SdkResponseMetadata: told }) => membersOf(told)),
        ['RequestId'],
      );
      return name === undefined ? undefined : { service: 'lambda', function: name, ...(request && { request }) };
    }
    default:
      return undefined;
  }
}

const jobArn =
  /arn:[\w-]+:sagemaker:[\w-]*:\d*:(processing-job|training-job|transform-job|hyper-parameter-tuning-job)\/([\w-]+)/u;

function jobIn(texts: readonly string[]): StepRun['job'] {
  const found = texts.map((text) => jobArn.exec(text)).findLast((one) => one !== null);
  const [arn = '', type = '', name = ''] = found ?? [];
  const kind = kindOfArn[type];
  return kind && { kind, name, arn };
}

const kindOfArn: Readonly<Record<string, StepJobKind>> = {
  'processing-job': 'processing',
  'training-job': 'training',
  'transform-job': 'transform',
  'hyper-parameter-tuning-job': 'tuning',
};

/** The token that an unanswered question waits for, as its message was given it. */
function tokenIn(events: readonly HistoryEvent[]): string | undefined {
  const asked = events.findLast(({ type }) => type === 'TaskScheduled')?.taskScheduledEventDetails;
  if (!asked?.resource?.endsWith('.waitForTaskToken')) return undefined;
  const { MessageBody: body } = parsed(asked.parameters);
  const message = typeof body === 'string' ? parsed(body) : membersOf(body);
  const token = Object.entries(message).find(([key, value]) => /token/iu.test(key) && typeof value === 'string')?.[1];
  return typeof token === 'string' ? token : undefined;
}

function firstText(found: readonly Record<string, unknown>[], keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = found
      .map((one) => one[key] ?? membersOf(one['QueryExecution'])[key])
      .findLast((one) => typeof one === 'string');
    if (typeof value === 'string') return value;
  }
  return undefined;
}

function plainTexts(value: Record<string, unknown>): Record<string, string> {
  const plain = Object.entries(value).filter(([, one]) => one !== null && typeof one !== 'object');
  return Object.fromEntries(plain.map(([name, one]) => [name, typeof one === 'string' ? one : JSON.stringify(one)]));
}

function parsed(text: string | undefined): Record<string, unknown> {
  try {
    return membersOf(JSON.parse(text ?? ''));
  } catch {
    return {};
  }
}
