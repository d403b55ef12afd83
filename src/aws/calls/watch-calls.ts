import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { MlxError } from '../../base/errors.ts';
import type { Service } from '../../limits/operations.ts';
import type { TellingClient } from '../tell-errors.ts';
import type { HearCall } from './call.ts';
import { readsOnly } from './reads-only.ts';

export interface CallWatch {
  service: Service;
  /** Hears of each call that is sent. */
  onCall?: HearCall;
  /** Asked before each call: where it says yes only calls that read are sent. */
  isReadOnly: () => boolean;
}

/**
 * Has each call of a client told, and refuses those that may change something where only reading is allowed: they fail with
 * READ_ONLY_CALL and are not sent. It sits outside retries, so that a call with all its tries is one.
 */
export function watchCalls<C extends TellingClient>(client: C, { service, onCall, isReadOnly }: CallWatch): C {
  const stack = client.middlewareStack as SageMakerClient['middlewareStack'];
  stack.add(
    (next, context) => async (args) => {
      const operation = (context['commandName'] ?? '').replace(/Command$/, '');
      const call = { service, operation, input: args.input as Readonly<Record<string, unknown>> };
      if (isReadOnly() && !readsOnly(call)) throw new MlxError('READ_ONLY_CALL', { service, operation });
      const ended = onCall?.(call);
      try {
        const answer = await next(args);
        ended?.();
        return answer;
      } catch (error) {
        ended?.(error instanceof Error ? error.name : 'Error');
        throw error;
      }
    },
    { step: 'initialize', priority: 'normal', name: 'watchCalls', override: true },
  );
  return client;
}
