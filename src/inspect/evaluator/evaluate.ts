import { createContext } from 'node:vm';
import { MlxError } from '../../base/errors.ts';
import { completeExpression, type Completion } from '../completion/complete-expression.ts';
import type { Schema } from '../completion/schema.ts';
import { connect, type EvaluateAnswer, type RemoteObject } from './connect.ts';
import { holdPromises } from './hold-promises.ts';
import { inBox, lineCode, type LineCode } from './line-code.ts';
import { openLineConsole } from './line-console.ts';
import { lineGlobals } from './line-globals.ts';
import { openLineTimers } from './line-timers.ts';
import { faultBehindTypes, placeOf, type Place } from './place-of.ts';
import { previewText } from './preview-text.ts';
import { inOtherWords } from './in-other-words.ts';
import { openWatchdog } from './watchdog.ts';

/** What became of a text. `told` is what it wrote to the console, and what timers of earlier ones had written, as it was written. */
export type Evaluated = { told: string } & Outcome;

type Outcome =
  | { kind: 'value'; value: unknown }
  /** `place`: where in the text, if it went wrong there. */
  | { kind: 'thrown'; thrown: unknown; place?: Place }
  /** It ran too long without a pause, filled the memory, or was let go while it waited. What it had changed stays changed. */
  | { kind: 'stopped'; why: StopReason };

export type StopReason = 'too long' | 'too much memory' | 'let go';

/** A line language over live objects. Names that a line declares stay, and may be declared again. */
export interface Evaluator {
  /** TypeScript or JavaScript, with `await` anywhere. `_` is the last value. Settles whatever the text does. One at a time. */
  evaluate: (text: string) => Promise<Evaluated>;
  /** What a text would give, in a line, where that can be known in 50 ms and without effects. Nothing is waited for. */
  preview: (text: string) => Promise<string | undefined>;
  /** What the word before the cursor may become. Calls no getter and nothing else of the objects. */
  complete: (text: string, cursor: number) => Promise<Completion>;
  set: (name: string, value: unknown) => void;
  /** Lets go of what `evaluate` waits for. */
  letGo: () => void;
  /** Ends the timers of lines. To be awaited before the process ends: Node would wait for the inspector. */
  close: () => Promise<void>;
}

export interface EvaluatorOptions {
  /** Milliseconds that code may run without a pause; a little more passes until it has ended. */
  longestRun?: number;
  /** Bytes by which a line may let the process grow; without it a share of what the heap may come to. */
  mostGrowth?: number;
  /** What is known of the functions in scope, for `complete`. */
  schema?: Schema;
  /** Hears of what goes wrong when no line is being evaluated: in a timer that a line has set, mostly. */
  onLate?: (thrown: unknown) => void;
}

const longestRun = 1500;
const longestPreview = 50;
const contextName = 'mlx session';
const group = 'mlx';
const keep = Symbol('keep');
const takeThis = 'function () { "use strict"; this === undefined || globalThis[Symbol.for("mlx.take")](this); }';
const takeFirst = 'function () { globalThis[Symbol.for("mlx.take")](this[0]); }';

const callDue = 'globalThis[Symbol.for("mlx.due")]()';

/** Opens the evaluator on V8's inspector in this process. `node:vm` is no sandbox: only what a person typed may be evaluated. */
export async function openEvaluator(
  scope: Readonly<Record<string, unknown>>,
  options: EvaluatorOptions = {},
): Promise<Evaluator> {
  const told = openLineConsole();
  const onLate = options.onLate ?? (() => undefined);
  let stop: ((why: StopReason) => void) | undefined;
  let isRunning = false;
  const watchdog = openWatchdog({
    silence: options.longestRun ?? longestRun,
    growth: options.mostGrowth,
    onEnded: (why) => (isRunning ? stop?.(why) : onLate(new MlxError('EXPRESSION_STOPPED', { why }))),
  });
  let due: (() => unknown) | undefined;
  const timers = openLineTimers((work) => {
    due = work;
    // Not when the work has ended: what is ended by force comes to no end of its own.
    setImmediate(watchdog.watch());
    // By way of the inspector: code that is ended below a timer of Node's own takes the process with it.
    inspector.post('Runtime.evaluate', { expression: callDue, contextId: inspector.contextId }).catch(() => undefined);
  });
  const globals: Record<string | symbol, unknown> = { ...lineGlobals(told, timers), ...scope };
  createContext(globals, { name: contextName });
  let taken: unknown = keep;
  Object.defineProperty(globals, Symbol.for('mlx.take'), { value: (value: unknown) => (taken = value) });
  Object.defineProperty(globals, Symbol.for('mlx.due'), {
    value: () => {
      try {
        due?.();
      } catch (error) {
        onLate(error);
      }
    },
  });
  let inspector = await connect(contextName);
  let count = 0;

  // In a box: a promise for the value itself would ask it whether it has a `then`.
  const boxed = async (remote: RemoteObject, take = takeThis): Promise<{ value: unknown }> => {
    if (remote.objectId === undefined) return { value: plainValue(remote) };
    taken = keep;
    await inspector.post('Runtime.callFunctionOn', { functionDeclaration: take, objectId: remote.objectId });
    return { value: taken === keep ? undefined : taken };
  };
  const ask = async (expression: string, more: object): Promise<EvaluateAnswer | undefined> => {
    const { contextId } = inspector;
    const asked = { expression, contextId, objectGroup: group, ...more };
    return (await inspector.post('Runtime.evaluate', asked).catch(() => undefined)) as EvaluateAnswer | undefined;
  };
  const run = async (text: string, line: LineCode): Promise<Outcome> => {
    const url = `line-${(count += 1)}`;
    const answer = await ask(`${line.code}\n//# sourceURL=${url}`, { replMode: true, awaitPromise: true });
    if (!answer) return ended();
    const { result, exceptionDetails } = answer;
    if (!exceptionDetails) return { kind: 'value', ...(await boxed(result, line.isBoxed ? takeFirst : takeThis)) };
    const fault = faultBehindTypes(exceptionDetails, text, line);
    if (fault) return { kind: 'thrown', ...fault };
    const { value: thrown } = await boxed(exceptionDetails.exception ?? result);
    return { kind: 'thrown', thrown: inOtherWords(thrown), place: placeOf(exceptionDetails, url, text, line) };
  };
  const look = async (code: string): Promise<{ value: unknown } | undefined> => {
    if (stop) return undefined;
    const answer = await ask(inBox(code), { throwOnSideEffect: true, timeout: longestPreview });
    return answer && !answer.exceptionDetails ? boxed(answer.result, takeFirst) : undefined;
  };
  const release = () => inspector.post('Runtime.releaseObjectGroup', { objectGroup: group });

  /** What is still waited for is forgotten with its session; names that lines declared belong to the context and stay. */
  const reconnect = async () => {
    inspector.close();
    inspector = await connect(contextName);
  };
  const watched = async (text: string, line: LineCode): Promise<Outcome> => {
    const stopped = Promise.withResolvers<Outcome>();
    stop = (why) => stopped.resolve({ kind: 'stopped', why });
    // In a task of its own, so that what called this can be seen before the code takes the thread.
    await new Promise((resolve) => setImmediate(resolve));
    const letPromisesGo = holdPromises();
    const rest = watchdog.watch();
    isRunning = true;
    const outcome = await Promise.race([run(text, line), stopped.promise]);
    isRunning = false;
    // What the text has left to be done at once is watched as closely; what is done with its answer is not.
    setImmediate(rest);
    await new Promise((resolve) => setImmediate(resolve));
    if (outcome.kind === 'stopped') await reconnect();
    else await release();
    stop = undefined;
    letPromisesGo();
    return outcome;
  };

  return {
    evaluate: async (text) => {
      const line = readLine(text);
      const outcome: Outcome = 'thrown' in line ? { kind: 'thrown', ...line } : await watched(text, line);
      if (outcome.kind === 'value') globals['_'] = outcome.value;
      return { ...outcome, told: told.take() };
    },
    preview: async (text) => {
      const found = text.trim() === '' ? undefined : await look(text);
      const shown = found && previewText(found.value);
      if (found) await release();
      return shown === text.trim() ? undefined : shown;
    },
    complete: async (text, cursor) => {
      const asked = await inspector.post('Runtime.globalLexicalScopeNames', {
        executionContextId: inspector.contextId,
      });
      const { names } = asked as { names: string[] };
      return completeExpression(text, cursor, {
        globals,
        lexical: names,
        schema: options.schema,
        look: async (name) => (await look(name)) ?? { value: undefined },
      });
    },
    set: (name, value) => {
      globals[name] = value;
    },
    letGo: () => stop?.('let go'),
    close: async () => {
      timers.close();
      inspector.close();
      await watchdog.close();
    },
  };
}

/** Code that was ended; the watchdog's own word of it, which says why, comes before this. */
async function ended(): Promise<Outcome> {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return { kind: 'stopped', why: 'too long' };
}

function readLine(text: string): LineCode | { thrown: unknown } {
  try {
    return lineCode(text);
  } catch (error) {
    return { thrown: error };
  }
}

function plainValue({ value, unserializableValue }: RemoteObject): unknown {
  if (unserializableValue === undefined) return value;
  if (unserializableValue.endsWith('n')) return BigInt(unserializableValue.slice(0, -1));
  return Number(unserializableValue);
}
