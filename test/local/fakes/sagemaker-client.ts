import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../../src/local/embedded.ts';
import { localRequestHandler } from '../../../src/local/wire/request-handler.ts';
import { makeHandler } from '../../../src/local/wire/route.ts';

/** The AWS SDK's own client, answered in this process. */
export function sagemakerOf(aws: Embedded): SageMakerClient {
  return new SageMakerClient({
    region: aws.identity.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: localRequestHandler({ handle: makeHandler(aws) }),
    maxAttempts: 1,
  });
}
