import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { translateError } from './translate-error.ts';

/** Any client of the AWS SDK; their stacks differ only in the types of their operations. */
export interface TellingClient {
  middlewareStack: { add: (...args: never[]) => void };
}

/** Makes a client throw what it throws in mlx's words. It sits outside all else that the client does, retries included. */
export function tellErrors<C extends TellingClient>(client: C, at: { where: string; region: string }): C {
  const stack = client.middlewareStack as SageMakerClient['middlewareStack'];
  stack.add(
    (next, context) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        throw translateError(error, {
          service: (context['clientName'] ?? 'AWS').replace(/Client$/, ''),
          operation: (context['commandName'] ?? 'a call').replace(/Command$/, ''),
          ...at,
        });
      }
    },
    { step: 'initialize', priority: 'high', name: 'tellErrors', override: true },
  );
  return client;
}
