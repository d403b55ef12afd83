import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { translateError } from '../../../src/aws/translate-error.ts';
import { Refusal } from './refusal.ts';
import type { CloudWatch } from './service.ts';

/** The service as a client of the SDK that mlx has made sees it: its errors are in mlx's words, the service's behind them. */
export function clientOf(service: CloudWatch): Pick<CloudWatchLogsClient, 'send'> {
  const send = async (command: SentCommand, options: { abortSignal?: AbortSignal } = {}): Promise<object> => {
    const operation = command.constructor.name.replace(/Command$/u, '');
    try {
      const answer = await service.answer(operation, command.input, options.abortSignal);
      return { ...answer, $metadata: { httpStatusCode: 200, attempts: 1 } };
    } catch (error) {
      if (options.abortSignal?.aborted) throw aborted();
      const $metadata = { attempts: 1, ...(error instanceof Refusal ? { httpStatusCode: error.status } : {}) };
      const thrown = Object.assign(error as Error, { $metadata });
      throw translateError(thrown, { service: 'CloudWatchLogs', operation, where: 'aws', region: 'us-east-1' });
    }
  };
  return { send: send as unknown as CloudWatchLogsClient['send'] };
}

interface SentCommand {
  input: object;
}

/** As the SDK throws it, whatever the signal's reason is. */
function aborted(): Error {
  return Object.assign(new Error('Request aborted'), { name: 'AbortError' });
}
