import type { StateFault } from '../evaluate/fault.ts';
import type { Integration } from '../tasks/integration.ts';
import { dataText, type NewEvent, taskEvent } from './event.ts';

/** A function that is named directly has events of its own kind. */
function isFunction({ resource }: Integration): boolean {
  return resource.startsWith('arn:');
}

function place({ resourceType, resource }: Integration): object {
  return { resourceType, resource };
}

/** What is told when a task is sent off; times in seconds. */
export function scheduled(
  integration: Integration,
  { parameters, timeout, beat, region }: { parameters: unknown; timeout?: number; beat?: number; region: string },
): NewEvent[] {
  const limits = {
    ...(timeout !== undefined && { timeoutInSeconds: timeout }),
    ...(beat !== undefined && { heartbeatInSeconds: beat }),
  };
  const text = dataText(parameters);
  if (isFunction(integration)) {
    const details = { resource: integration.resource, input: text, ...limits };
    return [taskEvent('LambdaFunctionScheduled', details), { type: 'LambdaFunctionStarted' }];
  }
  return [
    taskEvent('TaskScheduled', { ...place(integration), region, parameters: text, ...limits }),
    taskEvent('TaskStarted', place(integration)),
  ];
}

export function submitted(integration: Integration, response: unknown): NewEvent[] {
  return [taskEvent('TaskSubmitted', { ...place(integration), output: dataText(response) })];
}

export function succeeded(integration: Integration, result: unknown): NewEvent[] {
  const output = dataText(result);
  if (isFunction(integration)) return [taskEvent('LambdaFunctionSucceeded', { output })];
  return [taskEvent('TaskSucceeded', { ...place(integration), output })];
}

/** `begun`: whether the task had been taken before it failed. */
export function failed(integration: Integration, { name, reason }: StateFault, begun: boolean): NewEvent {
  const why = { error: name, ...(reason !== undefined && { cause: reason }) };
  const timedOut = name === 'States.Timeout' || name === 'States.HeartbeatTimeout';
  if (isFunction(integration)) return taskEvent(timedOut ? 'LambdaFunctionTimedOut' : 'LambdaFunctionFailed', why);
  const unsent = integration.pattern !== 'call' && !begun;
  const type = timedOut ? 'TaskTimedOut' : unsent ? 'TaskSubmitFailed' : 'TaskFailed';
  return taskEvent(type, { ...place(integration), ...why });
}
