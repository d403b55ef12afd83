import { describe, expect, it } from 'vitest';
import type { WireResponse } from '../../../src/local/embedded.ts';
import { makeHandler } from '../../../src/local/wire/route.ts';
import { readBody } from '../../../src/local/wire/read-body.ts';
import { scratchAws } from '../fakes/scratch-aws.ts';
import { wireRequest } from '../fakes/wire-request.ts';

const target = (name: string) => ({ 'x-amz-target': name, 'content-type': 'application/x-amz-json-1.1' });

async function jsonOf({ body }: WireResponse): Promise<unknown> {
  const bytes = body instanceof Uint8Array ? body : await readBody(body, 10_000);
  return JSON.parse(Buffer.from(bytes).toString());
}

describe('what reaches the embedded AWS', () => {
  it('is answered by the service that X-Amz-Target names, with a request id', async () => {
    using aws = scratchAws();
    const answer = await makeHandler(aws)(wireRequest({ headers: target('SageMaker.ListProcessingJobs'), body: '{}' }));
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amzn-requestid': expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
    expect(await jsonOf(answer)).toEqual({ ProcessingJobSummaries: [] });
  });

  it.each([
    'SageMaker.CreateEndpoint',
    'SageMaker.toString',
    'SageMaker.__proto__',
    'constructor.ListProcessingJobs',
    'DynamoDB_20120810.ListTables',
    'nonsense',
  ])('is told that %s is no operation here', async (name) => {
    using aws = scratchAws();
    const answer = await makeHandler(aws)(wireRequest({ headers: target(name), body: '{}' }));
    expect(answer).toMatchObject({ status: 400, headers: { 'x-amzn-errortype': 'UnknownOperationException' } });
    expect(await jsonOf(answer)).toEqual({
      __type: 'UnknownOperationException',
      message: `The embedded AWS does not answer ${name}.`,
    });
  });

  it.each(['{', 'null', '[]', '"text"', '{"MaxResults": "ten"}', '{"NextToken": {}}'])(
    'is told so when the body is %s',
    async (body) => {
      using aws = scratchAws();
      const answer = await makeHandler(aws)(wireRequest({ headers: target('SageMaker.ListProcessingJobs'), body }));
      expect(answer.status).toBe(400);
      expect(await jsonOf(answer)).toMatchObject({ __type: 'SerializationException' });
    },
  );

  it('is refused when the body has no end', async () => {
    using aws = scratchAws();
    const endless = (async function* () {
      for (;;) yield new Uint8Array(1_000_000);
    })();
    const answer = await makeHandler(aws)({ ...wireRequest({ headers: target('SageMaker.Search') }), body: endless });
    expect(answer.status).toBe(413);
  });

  it("carries SageMaker's own errors in Message and those of AWS's front door in message", async () => {
    using aws = scratchAws();
    aws.jobs.start({ kind: 'training', name: 'train', arn: 'arn', request: {} });
    const handle = makeHandler(aws);
    const send = (operation: string, body: object) =>
      handle(wireRequest({ headers: target(`SageMaker.${operation}`), body: JSON.stringify(body) }));
    expect(await jsonOf(await send('DeleteTrainingJob', { TrainingJobName: 'train' }))).toEqual({
      __type: 'ResourceInUse',
      Message: "The training job can't be deleted because it is in status InProgress.",
    });
    expect(await jsonOf(await send('DescribeTrainingJob', { TrainingJobName: 'nobody' }))).toEqual({
      __type: 'ValidationException',
      message: 'Requested resource not found.',
    });
  });

  it('passes over members that the service does not know, as the service does', async () => {
    using aws = scratchAws();
    const body = '{"NewMember": 1}';
    const answer = await makeHandler(aws)(wireRequest({ headers: target('SageMaker.ListProcessingJobs'), body }));
    expect(answer.status).toBe(200);
  });

  it('tells a fault of its own as InternalFailure, with its words', async () => {
    using aws = scratchAws();
    const answer = await makeHandler({ ...aws, jobs: { ...aws.jobs, list: failing } })(
      wireRequest({ headers: target('SageMaker.ListProcessingJobs'), body: '{}' }),
    );
    expect(answer.status).toBe(500);
    expect(await jsonOf(answer)).toEqual({ __type: 'InternalFailure', message: 'database or disk is full' });
  });

  it('tries a service again that could not be loaded', async () => {
    using aws = scratchAws();
    aws.state.exec('PRAGMA query_only = ON');
    const handle = makeHandler(aws);
    const list = () => handle(wireRequest({ headers: target('SageMaker.ListProcessingJobs'), body: '{}' }));
    expect((await list()).status).toBe(500);
    aws.state.exec('PRAGMA query_only = OFF');
    expect((await list()).status).toBe(200);
  });
});

function failing(): never {
  throw new Error('database or disk is full');
}
