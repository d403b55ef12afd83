import { Session } from 'node:inspector';

/** A session of V8's inspector in this process, in the context of the lines. */
export interface Connection {
  contextId: number;
  post: (method: string, params?: object) => Promise<unknown>;
  /** What was still asked for is never answered. */
  close: () => void;
}

/** Connects to the newest context of this name. */
export async function connect(contextName: string): Promise<Connection> {
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

/** The inspector's answer to a text. */
export interface EvaluateAnswer {
  result: RemoteObject;
  exceptionDetails?: ExceptionDetails;
}

/** A value as the inspector tells it: plain ones themselves, others by an id. */
export interface RemoteObject {
  type: string;
  className?: string;
  value?: unknown;
  unserializableValue?: string;
  objectId?: string;
}

/** Lines and columns are counted from 0 in frames, and here only where the text could not be read. */
export interface ExceptionDetails {
  lineNumber: number;
  columnNumber: number;
  scriptId?: string;
  exception?: RemoteObject;
  stackTrace?: { callFrames: readonly Frame[] };
}

interface Frame {
  scriptId: string;
  url: string;
  lineNumber: number;
  columnNumber: number;
}
