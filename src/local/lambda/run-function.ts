import { constants } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { inScratchFolder } from '../../base/scratch-folder.ts';
import type { Embedded } from '../embedded.ts';
import { startJobProcess } from '../jobs/job-process.ts';
import { bootstraps } from './bootstrap.ts';
import { programOf } from './check-function.ts';
import { codeFolder } from './function-code.ts';
import { functionEnvironment } from './function-environment.ts';
import { openFunctionLog } from './function-log.ts';
import type { LambdaFunction } from './function.ts';

/** What a call of a function came to. */
export interface Invocation {
  requestId: string;
  /** JSON: what the handler returned, or the error in Lambda's form. */
  payload: string;
  failed: boolean;
  /** The last 4 KB of the log. */
  log: string;
}

/** Bytes that an answer may have. */
const largestAnswer = 6_291_556;

/** Calls a function, in a process of its own that ends with this one, with an event in JSON. Its output goes to its log. */
export async function runFunction(called: LambdaFunction, event: string, aws: Embedded): Promise<Invocation> {
  const requestId = randomUUID();
  const log = openFunctionLog(called, aws);
  log.line(`START RequestId: ${requestId} Version: $LATEST`);
  const began = performance.now();
  const outcome = await inScratchFolder(async (scratch) => {
    const [eventFile, answerFile] = [join(scratch, 'event.json'), join(scratch, 'answer.json')];
    await writeFile(eventFile, event);
    const limit = 1000 * called.timeout;
    const process = startJobProcess(
      {
        command: commandOf(called, [eventFile, answerFile, called.handler, requestId, String(limit)]),
        folder: codeFolder(aws.home, called.code),
        env: functionEnvironment(called, { ...log, requestId }, aws),
        mark: requestId,
        namespaces: undefined,
      },
      log.write,
    );
    let overran = false;
    const timer = setTimeout(() => {
      overran = true;
      process.kill();
    }, limit);
    const code = await process.ended.finally(() => clearTimeout(timer));
    if (overran)
      return failure(
        'Sandbox.Timedout',
        `RequestId: ${requestId} Error: Task timed out after ${called.timeout.toFixed(2)} seconds`,
      );
    return (await readAnswer(answerFile)) ?? exited(code, requestId);
  });
  const spent = performance.now() - began;
  if (outcome.failed && outcome.told) log.line(outcome.told);
  log.line(`END RequestId: ${requestId}`);
  log.line(
    `REPORT RequestId: ${requestId}\tDuration: ${spent.toFixed(2)} ms\tBilled Duration: ${Math.ceil(spent)} ms\tMemory Size: ${called.memory} MB\t`,
  );
  return { requestId, payload: outcome.payload, failed: outcome.failed, log: log.end() };
}

interface Outcome {
  payload: string;
  failed: boolean;
  /** What the log says of it. */
  told?: string;
}

function commandOf({ runtime }: LambdaFunction, words: readonly string[]): string[] {
  return programOf(runtime) === 'python'
    ? ['python3', '-c', bootstraps.python, ...words]
    : [process.execPath, '--input-type=module', '-e', bootstraps.node, ...words];
}

/** What the bootstrap wrote; undefined where it didn't come to that. */
async function readAnswer(file: string): Promise<Outcome | undefined> {
  const text = await readText(file);
  if (text === undefined) return undefined;
  try {
    const told = JSON.parse(text) as { answer?: unknown; error?: object };
    if (told.error) return { payload: JSON.stringify(told.error), failed: true };
    const payload = JSON.stringify(told.answer ?? null);
    if (Buffer.byteLength(payload) <= largestAnswer) return { payload, failed: false };
  } catch {
    return undefined;
  }
  return failure(
    'Function.ResponseSizeTooLarge',
    `Response payload size exceeded maximum allowed payload size (${largestAnswer} bytes).`,
  );
}

/** The function may have put anything in the file's place. */
async function readText(file: string): Promise<string | undefined> {
  try {
    await using handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    const facts = await handle.stat();
    return facts.isFile() && facts.size < 10 * largestAnswer ? await handle.readFile('utf8') : undefined;
  } catch {
    return undefined;
  }
}

function exited(code: number, requestId: string): Outcome {
  const how = code > 128 ? `signal: ${code - 128}` : `exit status ${code}`;
  return failure('Runtime.ExitError', `RequestId: ${requestId} Error: Runtime exited with error: ${how}`);
}

function failure(errorType: string, errorMessage: string): Outcome {
  return { payload: JSON.stringify({ errorType, errorMessage }), failed: true, told: errorMessage };
}
