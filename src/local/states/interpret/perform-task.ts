import { randomBytes } from 'node:crypto';
import { runtimeFault, StateFault } from '../evaluate/fault.ts';
import { atPath, effectiveInput } from '../evaluate/process-state.ts';
import type { Integration } from '../tasks/integration.ts';
import { integrationOf } from '../tasks/integrations.ts';
import { answerTo, expireToken, mintToken } from '../tasks/tokens.ts';
import { checkSize } from './check-size.ts';
import { type Done, TaskFault } from './done.ts';
import { failed, scheduled, submitted, succeeded } from './task-events.ts';
import { contextOf, type Run, type Visiting } from './run.ts';
import { keyOf, type TaskRecord } from './visit.ts';

/** Does a task once, or goes on with it where it was cut off: what is on record is neither sent nor asked for again. */
export async function performTask(run: Run, visiting: Visiting): Promise<Done> {
  const { state, name } = visiting;
  const integration = integrationOf(state.Resource ?? '');
  try {
    const task = visiting.visit.task ?? (await schedule(run, visiting, integration));
    const begun = task.handle === undefined ? await begin(run, visiting, { task, integration }) : { task };
    const result =
      'result' in begun ? begun.result : await untilAnswered(run, visiting, { task: begun.task, integration });
    checkSize(result, `The state/task '${name}' returned a result`);
    return { result, events: succeeded(integration, result) };
  } catch (error) {
    throw error instanceof StateFault ? told(error, visiting, integration) : error;
  }
}

interface Doing {
  task: TaskRecord;
  integration: Integration;
}

/** Writes down what will be sent before it is. */
async function schedule(run: Run, visiting: Visiting, integration: Integration): Promise<TaskRecord> {
  const { aws, journal } = run;
  const { state, path, branch, visit } = visiting;
  const token = integration.pattern === 'token' ? randomBytes(96).toString('base64') : undefined;
  const context = contextOf(run, visiting, token);
  const parameters = await effectiveInput(state, visiting.input, context);
  const timeout = await secondsOf(state.TimeoutSeconds, state.TimeoutSecondsPath, visiting, context);
  const beat = await secondsOf(state.HeartbeatSeconds, state.HeartbeatSecondsPath, visiting, context);
  const at = aws.now();
  const record = {
    at,
    resource: state.Resource ?? '',
    parameters,
    ...(token !== undefined && { token }),
    ...(timeout !== undefined && { deadline: at + 1000 * timeout }),
    ...(beat !== undefined && { heartbeat: 1000 * beat }),
  };
  if (token !== undefined) mintToken(aws.state, { token, execution: run.execution.arn, at });
  const events = scheduled(integration, { parameters, timeout, beat, region: aws.identity.region });
  const event = journal.write(
    path,
    (last) => ({ ...visit, task: { ...record, event: last } }),
    events,
    branch.previous,
  );
  branch.previous = event;
  visiting.visit = { ...visit, task: { ...record, event } };
  return { ...record, event };
}

/** Sends it. A plain call has its result with the answer; else how to ask after it is written down. */
async function begin(
  run: Run,
  visiting: Visiting,
  { task, integration }: Doing,
): Promise<{ result: unknown } | { task: TaskRecord }> {
  const { path, branch, visit } = visiting;
  const { parameters, at } = task;
  if (typeof parameters !== 'object' || parameters === null) throw runtimeFault('The Parameters must be an object.');
  const id = `${run.execution.arn} ${run.execution.redrives} ${keyOf([...path, visit.attempt])}`;
  const call = {
    aws: run.aws,
    parameters: parameters as Record<string, unknown>,
    execution: run.execution.arn,
    id,
    at,
  };
  const { response, handle = null } = await integration.begin(call);
  if (integration.pattern === 'call') return { result: response };
  const events = submitted(integration, response);
  const event = run.journal.write(
    path,
    (last) => ({ ...visit, task: { ...task, handle, event: last } }),
    events,
    branch.previous,
  );
  branch.previous = event;
  visiting.visit = { ...visit, task: { ...task, handle, event } };
  return { task: { ...task, handle, event } };
}

async function untilAnswered(
  { aws, watch }: Run,
  { branch }: Visiting,
  { task, integration }: Doing,
): Promise<unknown> {
  const { deadline, heartbeat, token, handle } = task;
  let lastBeat = task.at;
  const check = async (): Promise<{ result: unknown } | undefined> => {
    const answer = token === undefined ? undefined : answerTo(aws.state, token);
    lastBeat = answer?.beat ?? lastBeat;
    const found = token === undefined ? await integration.poll?.(handle, aws) : answer?.found;
    if (found) return found;
    if (deadline !== undefined && aws.now() >= deadline) throw new StateFault('States.Timeout');
    if (heartbeat !== undefined && aws.now() >= lastBeat + heartbeat) {
      throw new StateFault('States.HeartbeatTimeout');
    }
    return undefined;
  };
  try {
    const { result } = await watch.until(check, {
      signal: branch.signal,
      ...((deadline ?? heartbeat) !== undefined && { due: () => dueOf(task, lastBeat) }),
    });
    return result;
  } catch (error) {
    if (error instanceof StateFault && isTimeout(error)) {
      if (token !== undefined) expireToken(aws.state, token);
      await integration.stop?.(handle, aws).catch(() => undefined);
    }
    throw error;
  }
}

function dueOf({ deadline = Infinity, heartbeat = Infinity }: TaskRecord, beat: number): number {
  return Math.min(deadline, beat + heartbeat);
}

async function secondsOf(
  seconds: number | undefined,
  path: string | undefined,
  { input }: Visiting,
  context: object,
): Promise<number | undefined> {
  const value = path === undefined ? seconds : await atPath(path, input, context);
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value) && value > 0)) return value;
  throw runtimeFault(`'${path}' does not reference a positive number of seconds: ${JSON.stringify(value)}`);
}

function told(fault: StateFault, { visit }: Visiting, integration: Integration): StateFault {
  // A fault before the task was scheduled is the state's own.
  return visit.task ? new TaskFault(fault, [failed(integration, fault, visit.task.handle !== undefined)]) : fault;
}

function isTimeout({ name }: StateFault): boolean {
  return name === 'States.Timeout' || name === 'States.HeartbeatTimeout';
}
