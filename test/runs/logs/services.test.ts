import { CreateApplicationCommand, StartJobRunCommand } from '@aws-sdk/client-emr-serverless';
import { CreateJobCommand } from '@aws-sdk/client-glue';
import { CreateFunctionCommand, InvokeCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { CreateStateMachineCommand, DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wait } from '../../../src/aws/wait.ts';
import type { PlacedLine } from '../../../src/logs/line.ts';
import { openTarget } from '../../../src/runs/logs/targets/open-target.ts';
import { readTarget } from '../../../src/runs/logs/read-target.ts';
import { stepSources } from '../../../src/runs/logs/targets/step-sources.ts';
import { role } from '../../local/fakes/requests.ts';
import { zip } from '../../local/lambda/zip.ts';
import { scratch, type Scratch } from '../../fakes/scratch.ts';

const group = '/aws/vendedlogs/states/trial-Logs';

let project: Scratch;

beforeAll(async () => {
  project = await scratch({});
  await makeFunction();
  await makeGlueJob();
}, 60_000);

afterAll(() => project.close());

async function makeFunction(): Promise<void> {
  const lambda = await project.aws.lambda();
  const text = 'def handler(event, context):\n  print("scores", event["for"])\n  return 1\n';
  const Code = { ZipFile: zip([{ name: 'app.py', text }]) };
  const Handler = 'app.handler';
  await lambda.send(
    new CreateFunctionCommand({ FunctionName: 'score', Runtime: 'python3.12', Role: role, Handler, Code }),
  );
}

async function makeGlueJob(): Promise<void> {
  const [s3, glue] = await Promise.all([project.aws.s3(), project.aws.glue()]);
  await s3.send(new CreateBucketCommand({ Bucket: 'code' }));
  await s3.send(new PutObjectCommand({ Bucket: 'code', Key: 'a.py', Body: 'print("joined the tables")\n' }));
  const Command = { Name: 'pythonshell', ScriptLocation: 's3://code/a.py', PythonVersion: '3.9' };
  await glue.send(new CreateJobCommand({ Name: 'join', Role: role, Command }));
}

async function call(wanted: string): Promise<void> {
  const lambda = await project.aws.lambda();
  await lambda.send(
    new InvokeCommand({ FunctionName: 'score', Payload: Buffer.from(JSON.stringify({ for: wanted })) }),
  );
}

/** Runs a machine to its end and answers with the execution's ARN. */
async function execute(states: object): Promise<string> {
  const sfn = await project.aws.sfn();
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({
      name: 'trial',
      roleArn: role,
      definition: JSON.stringify({ StartAt: Object.keys(states)[0], States: states }),
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: false,
        destinations: [
          { cloudWatchLogsLogGroup: { logGroupArn: `arn:aws:logs:us-east-1:000000000000:log-group:${group}:*` } },
        ],
      },
    }),
  );
  const { executionArn = '' } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
  for (;;) {
    const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (status !== 'RUNNING') return executionArn;
    await wait(50);
  }
}

async function linesOf(word: string, step?: string): Promise<PlacedLine[]> {
  const lines: PlacedLine[] = [];
  const target = await openTarget([word], { aws: project.aws, project: project.project });
  await readTarget(project.aws, target, {
    signal: new AbortController().signal,
    follow: true,
    tell: (event) => {
      if (event.kind === 'lines') lines.push(...event.lines);
    },
    ...(step !== undefined && { step }),
  });
  return lines;
}

describe('an execution that calls other services', { timeout: 90_000 }, () => {
  let arn = '';

  beforeAll(async () => {
    await call('somebody before');
    arn = await execute({
      Score: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'score', Payload: { for: 'this run' } },
        Next: 'Join',
      },
      Join: {
        Type: 'Task',
        Resource: 'arn:aws:states:::glue:startJobRun.sync',
        Parameters: { JobName: 'join' },
        End: true,
      },
    });
    await call('somebody after');
  }, 90_000);

  it('has the lines of its own call of a function, and of nobody else’s', async () => {
    const texts = (await linesOf(arn, 'Score')).map(({ text }) => text);
    expect(texts).toEqual([
      expect.stringMatching(/^START RequestId: /),
      'scores this run',
      expect.stringMatching(/^END RequestId: /),
      expect.stringMatching(/^REPORT RequestId: /),
    ]);
  });

  it('has the lines of its run of Glue', async () => {
    const lines = await linesOf(arn, 'Join');
    expect(lines).toMatchObject([{ text: 'joined the tables', step: 'Join', group: '/aws-glue/python-jobs/output' }]);
  });

  it('has what its machine logs of it, and all of it under their steps', async () => {
    const lines = await linesOf(arn);
    const types = lines.flatMap((line) =>
      line.group === group ? [(JSON.parse(line.text) as { type: string }).type] : [],
    );
    expect(types.at(0)).toBe('ExecutionStarted');
    expect(types.at(-1)).toBe('ExecutionSucceeded');
    expect(new Set(lines.map(({ step }) => step))).toEqual(new Set([undefined, 'Score', 'Join']));
  });
});

/** What is told of a step on EMR Serverless that is monitored so. */
async function newsOf(monitoringConfiguration: object) {
  const emr = await project.aws.emrServerless();
  const { applicationId = '' } = await emr.send(
    new CreateApplicationCommand({
      releaseLabel: 'emr-7.5.0',
      type: 'SPARK',
      clientToken: JSON.stringify(monitoringConfiguration).length.toString(),
    }),
  );
  const { jobRunId = '' } = await emr.send(
    new StartJobRunCommand({
      applicationId,
      clientToken: 'once',
      executionRoleArn: role,
      jobDriver: { sparkSubmit: { entryPoint: 's3://code/a.py' } },
      configurationOverrides: { monitoringConfiguration },
    }),
  );
  const work = { service: 'emr-serverless', application: applicationId, run: jobRunId } as const;
  const step = { name: 'join', kind: 'job', status: 'running', needs: [], attempts: 1, work } as const;
  const place = `/applications/${applicationId}/jobs/${jobRunId}/`;
  return { place, news: await stepSources(project.aws, step, new AbortController().signal) };
}

describe('a step on EMR Serverless', () => {
  it('is read in CloudWatch where its log goes there', async () => {
    const { place, news } = await newsOf({
      cloudWatchLoggingConfiguration: { enabled: true, logGroupName: '/spark', logStreamNamePrefix: 'trial' },
    });
    expect(news).toMatchObject([{ kind: 'source', source: { group: '/spark', streams: { prefix: `trial${place}` } } }]);
  });

  it('tells where in S3 its log is otherwise', async () => {
    const { place, news } = await newsOf({ s3MonitoringConfiguration: { logUri: 's3://code/logs/' } });
    expect(news).toMatchObject([{ kind: 'note', text: expect.stringContaining(`s3://code/logs${place}`) }]);
  });
});
