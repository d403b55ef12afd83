import type { Embedded } from '../../../src/local/embedded.ts';
import { localRequestHandler, type LocalRequestHandler } from '../../../src/local/wire/request-handler.ts';
import { makeHandler } from '../../../src/local/wire/route.ts';

interface Settings {
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  requestHandler: LocalRequestHandler;
  maxAttempts: number;
}

/** A client of the AWS SDK, of the class that is given, answered in this process. */
export function clientOf<Client>(Client: new (settings: Settings) => Client, aws: Embedded): Client {
  return new Client({
    region: aws.identity.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: localRequestHandler({ handle: makeHandler(aws) }),
    maxAttempts: 1,
  });
}
