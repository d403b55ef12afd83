import type { JsonService } from '../embedded.ts';
import { deleteMessage } from './delete-message.ts';
import { getQueueAttributes } from './describe-queue.ts';
import { createQueue, deleteQueue, getQueueUrl, listQueues, purgeQueue, setQueueAttributes } from './queues.ts';
import { receiveMessage } from './receive-message.ts';
import { sendMessage } from './send-message.ts';

/** The embedded SQS: standard queues. */
export const sqsService: JsonService = {
  target: 'AmazonSQS',
  version: '1.0',
  operations: {
    CreateQueue: createQueue,
    DeleteMessage: deleteMessage,
    DeleteQueue: deleteQueue,
    GetQueueAttributes: getQueueAttributes,
    GetQueueUrl: getQueueUrl,
    ListQueues: listQueues,
    PurgeQueue: purgeQueue,
    ReceiveMessage: receiveMessage,
    SendMessage: sendMessage,
    SetQueueAttributes: setQueueAttributes,
  },
};
