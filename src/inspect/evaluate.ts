import { Session } from 'node:inspector';
import { createContext } from 'node:vm';
import { completeExpression, type Completion } from './complete-expression.ts';
import { holdPromises } from './hold-promises.ts';
import { stripTypes } from './strip-types.ts';
import { openWatchdog } from './watchdog.ts';

/** What became of an expression. */
export type Evaluated =
  | { kind: 'value'; value: unknown }
  | { kind: 'thrown'; thrown: unknown }
  /** It ran too long without a pause, or was let go while it waited. What it had changed stays changed. */
  | { kind: 'stopped'; why: 'too long' | 'let go' };

/** A line language over live objects. Names that a line declares stay, and may be declared again. */
export interface Evaluator {
  /** TypeScript or JavaScript, with `await` anywhere. `_` is the last value. Settles whatever the text does. */
  evaluate: (text: string) => Promise<Evaluated>;
  /** What the word before the cursor may become. Calls no getter and nothing else of the objects. */
  complete: (text: string, cursor: number) => Promise<Completion>;
  set: (name: string, value: unknown) => void;
  /** Lets go of what `evaluate` waits for. */
  letGo: () => void;
  /** To be awaited before the process ends: Node would wait for the inspector. */
  close: () => Promise<void>;
}

/** Milliseconds that code may run without a pause. */
const longestRun = 2000;
const contextName = 'mlx session';
const group = 'mlx';
const keep = Symbol('keep');
const takeThis = 'function () { "use strict"; this === undefined || globalThis[Symbol.for("mlx.take")](this); }';

/** Opens the evaluator on V8's inspector in this process. `node:vm` is no sandbox: only what a person typed may be evaluated. */
export async function openEvaluator(scope: Readonly<Record<string, unknown>>): Promise<Evaluator> {
  const globals: Record<string | symbol, unknown> = { ...scope };
  createContext(globals, { name: contextName });
  let taken: unknown = keep;
  Object.defineProperty(globals, Symbol.for('mlx.take'), { value: (value: unknown) => (taken = value) });
  let inspector = await connect();
  let letGo: (() => void) | undefined;
  const watchdog = openWatchdog();
  const post: Connection['post'] = (method, params) => inspector.post(method, params);

  // In a box: a promise for the value itself would ask it whether it has a `then`.
  const boxed = async (remote: RemoteObject): Promise<{ value: unknown }> => {
    if (remote.objectId === undefined) return { value: plainValue(remote) };
    taken = keep;
    await post('Runtime.callFunctionOn', { functionDeclaration: takeThis, objectId: remote.objectId });
    return { value: taken === keep ? undefined : taken };
  };
  const run = async (expression: string, options: object): Promise<Evaluated> => {
    const answer = await post('Runtime.evaluate', {
      expression,
      contextId: inspector.contextId,
      replMode: true,
      awaitPromise: true,
      objectGroup: group,
      timeout: longestRun,
      ...options,
    }).catch(() => undefined);
    if (!answer) return { kind: 'stopped', why: 'too long' };
    const { result, exceptionDetails } = answer as EvaluateAnswer;
    if (exceptionDetails) {
      const { value: thrown } = await boxed(exceptionDetails.exception ?? result);
      return { kind: 'thrown', thrown };
    }
    return { kind: 'value', ...(await boxed(result)) };
  };

  const look = async (name: string) => {
    const found = await run(name, { throwOnSideEffect: true, awaitPromise: false, timeout: 50 });
    return { value: found.kind === 'value' ? found.value : undefined };
  };

  /** What is still waited for is forgotten with its session; names that lines declared belong to the context and stay. */
  const reconnect = async () => {
    inspector.close();
    inspector = await connect();
  };

  return {
    evaluate: async (text) => {
      const stopped = Promise.withResolvers<Evaluated>();
      letGo = () => stopped.resolve({ kind: 'stopped', why: 'let go' });
      // In a task of its own, so that what called this can be seen before the code takes the thread.
      await new Promise((resolve) => setImmediate(resolve));
      const release = holdPromises();
      const rest = watchdog.watch(() => stopped.resolve({ kind: 'stopped', why: 'too long' }));
      const evaluated = await Promise.race([run(expressionOf(text), {}), stopped.promise]);
      rest();
      letGo = undefined;
      if (evaluated.kind === 'stopped') await reconnect();
      else await post('Runtime.releaseObjectGroup', { objectGroup: group });
      release();
      if (evaluated.kind === 'value') globals['_'] = evaluated.value;
      return evaluated;
    },
    complete: async (text, cursor) => {
      const { names } = (await post('Runtime.globalLexicalScopeNames', {
        executionContextId: inspector.contextId,
      })) as {
        names: string[];
      };
      return completeExpression(text, cursor, { globals, lexical: names, look });
    },
    set: (name, value) => {
      globals[name] = value;
    },
    letGo: () => letGo?.(),
    close: async () => {
      inspector.close();
      await watchdog.close();
    },
  };
}

interface RemoteObject {
  type: string;
  value?: unknown;
  unserializableValue?: string;
  objectId?: string;
}

interface EvaluateAnswer {
  result: RemoteObject;
  exceptionDetails?: { exception?: RemoteObject };
}

/** A session of the inspector, in the context of the lines. */
interface Connection {
  contextId: number;
  post: (method: string, params?: object) => Promise<unknown>;
  close: () => void;
}

async function connect(): Promise<Connection> {
  const session = new Session();
  session.connect();
  const ids: number[] = [];
  session.on('Runtime.executionContextCreated', ({ params: { context } }) => {
    if (context.name === contextName) ids.push(context.id);
  });
  const post: Connection['post'] = (method, params = {}) =>
    new Promise((resolve, reject) => {
      session.post(method, params, (error, answer) => (error ? reject(error) : resolve(answer)));
    });
  // Contexts are told while the runtime is being enabled; the newest of this name is the one that was made last.
  await post('Runtime.enable');
  const contextId = Math.max(...ids);
  if (!Number.isFinite(contextId)) throw new Error('the context of the REPL was not found');
  return { contextId, post, close: () => session.disconnect() };
}

/** A line that begins with a brace is meant as an object where it can be one. */
function expressionOf(text: string): string {
  const trimmed = text.trim();
  return stripTypes(trimmed.startsWith('{') && !trimmed.endsWith(';') ? `(${trimmed})` : trimmed);
}

function plainValue({ value, unserializableValue }: RemoteObject): unknown {
  if (unserializableValue === undefined) return value;
  if (unserializableValue.endsWith('n')) return BigInt(unserializableValue.slice(0, -1));
  return Number(unserializableValue);
}
