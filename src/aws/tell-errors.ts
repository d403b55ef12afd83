import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { MlxError } from '../base/errors.ts';
import { translateError } from './translate-error.ts';

/** Any client of the AWS SDK; their stacks differ only in the types of their operations. */
export interface TellingClient {
  middlewareStack: { add: (...args: never[]) => void };
}

/**
 * Makes a client throw what it throws in mlx's words. It sits outside all else that the client does, retries included.
 * `onRefused` hears of credentials that were refused or could not be had.
 */
export function tellErrors<C extends TellingClient>(
  client: C,
  at: { where: string; region: string },
  onRefused?: () => void,
): C {
  const stack = client.middlewareStack as SageMakerClient['middlewareStack'];
  stack.add(
    (next, context) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        const told = translateError(error, {
          service: (context['clientName'] ?? 'AWS').replace(/Client$/, ''),
          operation: (context['commandName'] ?? 'a call').replace(/Command$/, ''),
          ...at,
        });
        if (told instanceof MlxError && told.code.startsWith('AWS_CREDENTIALS_')) onRefused?.();
        throw told;
      }
    },
    { step: 'initialize', priority: 'high', name: 'tellErrors', override: true },
  );
  return client;
}
