import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { localRequestHandler } from '../../../src/local/wire/request-handler.ts';
import { makeHandler } from '../../../src/local/wire/route.ts';
import { scratchAws, type ScratchAws } from '../fakes/scratch-aws.ts';

function stsOf(aws: ScratchAws): STSClient {
  return new STSClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: localRequestHandler({ handle: makeHandler(aws) }),
    maxAttempts: 1,
  });
}

describe('the embedded STS', () => {
  it('says who calls: a role of the local account', async () => {
    using aws = scratchAws();
    expect(await stsOf(aws).send(new GetCallerIdentityCommand())).toMatchObject({
      Account: '000000000000',
      Arn: 'arn:aws:sts::000000000000:assumed-role/mlx-local/you',
      UserId: 'AROAMLXLOCAL:you',
    });
  });

  it('refuses what it does not do', async () => {
    using aws = scratchAws();
    await expect(stsOf(aws).send(new GetSessionTokenCommand())).rejects.toMatchObject({ name: 'InvalidAction' });
  });
});
