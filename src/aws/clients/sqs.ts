import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';

/** In a module of its own, so that loading it brings this client alone. */
export function makeSQS(config: SQSClientConfig): SQSClient {
  return new SQSClient(config);
}
