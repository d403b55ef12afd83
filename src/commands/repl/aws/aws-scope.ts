import { callAsCli } from '../../../aws/calls/call-as-cli.ts';
import { callAsTypeScript } from '../../../aws/calls/call-as-typescript.ts';
import type { KnownObjects } from '../../../inspect/values/known.ts';
import { words } from '../../../inspect/words/words.ts';
import type { Service } from '../../../limits/operations.ts';
import type { ReplWorld } from '../repl.ts';
import { confirmCall } from './confirm-call.ts';
import { pageTokens } from './page-tokens.ts';
import { requireGoodRequest } from './request-in-line.ts';
import { sendOperation } from './send-operation.ts';
import { type AwsService, awsServices, methodOf } from './services.ts';

/** An operation as a line calls it. */
export interface AwsOperation {
  (input?: object): Promise<object>;
  /** The answers one after another; of lists alone. */
  pages?: (input?: object) => AsyncGenerator<object>;
}

export type AwsScope = Readonly<Record<AwsService, Readonly<Record<string, AwsOperation | (() => Promise<unknown>)>>>>;

/**
 * `aws` in a line: a service's client, with every operation of the SDK as a method. A request is checked against the service's limits
 * before it is sent, and its answer is known by its type and its call. Nothing is loaded before an operation is called.
 */
export function openAwsScope(world: ReplWorld, known: KnownObjects): AwsScope {
  const entries = Object.entries(awsServices).map(([name, service]) => [
    name,
    openService(name as AwsService, service, world, known),
  ]);
  return Object.fromEntries(entries) as AwsScope;
}

function openService(name: AwsService, service: Service, { bench, host }: ReplWorld, known: KnownObjects) {
  const send = async (operation: string, input: object): Promise<object> => {
    requireGoodRequest(service, operation, input);
    const { aws } = await bench();
    const call = { service, operation, input: input as Readonly<Record<string, unknown>> };
    await confirmCall(call, aws, host.confirm);
    const answer = await sendOperation(aws, name, operation, input);
    return known.mark(answer, {
      type: words.operation(service, operation)?.response ?? `${operation}Response`,
      raw: () =>
        Promise.resolve({
          call: { cli: callAsCli(call, aws), typescript: callAsTypeScript(call, aws) },
          value: answer,
        }),
    });
  };
  const methods = words.operations(service).map((operation) => [methodOf(operation), method(service, operation, send)]);
  const client = async () => (await bench()).aws[name]();
  return Object.defineProperty(Object.fromEntries(methods) as Record<string, AwsOperation>, 'client', {
    value: client,
  });
}

type Send = (operation: string, input: object) => Promise<object>;

/** The line that calls it waits for it, but only after it has had time to fail with nobody waiting. */
function method(service: Service, operation: string, send: Send): AwsOperation {
  const call: AwsOperation = (input = {}) => {
    const answer = send(operation, input);
    answer.catch(() => undefined);
    return answer;
  };
  Object.defineProperty(call, 'name', { value: methodOf(operation) });
  const isList = /^(?:Describe|Filter|Get|List|Search|Query)/u.test(operation);
  return isList ? Object.defineProperty(call, 'pages', { value: pagesOf(service, operation, send) }) : call;
}

function pagesOf(service: Service, operation: string, send: Send): NonNullable<AwsOperation['pages']> {
  return async function* pages(input = {}) {
    const tokens = pageTokens(service, operation);
    let next: object = input;
    for (;;) {
      const answer = await send(operation, next);
      yield answer;
      const token: unknown = tokens && (answer as Record<string, unknown>)[tokens.answered];
      if (!tokens || token === undefined || token === null || token === '') return;
      next = { ...input, [tokens.given]: token };
    }
  };
}
