import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  CreateProcessingJobCommand,
  CreateTrainingJobCommand,
  DeleteTrainingJobCommand,
  DescribeTrialComponentCommand,
  ListArtifactsCommand,
  ListAssociationsCommand,
  ListTrialComponentsCommand,
  QueryLineageCommand,
  type SageMakerClient,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { modelData, packageRequest, putModel } from '../../fakes/model-requests.ts';
import { image, processingRequest, trainingRequest } from '../../fakes/requests.ts';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';
import { type ScratchAws, scratchAws } from '../../fakes/scratch-aws.ts';

const rows = 's3://lake-bucket/rows/';

/** A processing job that wrote the rows, and a training that read them and made the model. */
async function prepareAndTrain(aws: ScratchAws): Promise<SageMakerClient> {
  const client = sagemakerOf(aws);
  const S3Output = { S3Uri: rows, LocalPath: '/opt/ml/processing/output/rows', S3UploadMode: 'EndOfJob' as const };
  await client.send(
    new CreateProcessingJobCommand({
      ...processingRequest('prepare'),
      ProcessingOutputConfig: { Outputs: [{ OutputName: 'rows', S3Output }] },
    }),
  );
  aws.clock.at += 60_000;
  aws.jobs.set('processing', 'prepare', { status: 'Completed', ended: aws.clock.at, modified: aws.clock.at });
  aws.objects.createBucket('lake-bucket');
  await aws.objects.put('lake-bucket', 'rows/1.csv', Buffer.from('1'));
  await client.send(
    new CreateTrainingJobCommand({
      ...trainingRequest('train'),
      HyperParameters: { depth: '6', kind: 'deep' },
      ExperimentConfig: { ExperimentName: 'delays', TrialName: 'first', TrialComponentDisplayName: 'Train' },
      InputDataConfig: [
        {
          ChannelName: 'rows',
          ContentType: 'text/csv',
          DataSource: { S3DataSource: { S3Uri: rows, S3DataType: 'S3Prefix' } },
        },
      ],
    }),
  );
  return client;
}

function endTraining(aws: ScratchAws): void {
  aws.clock.at += 60_000;
  const ended = { ended: aws.clock.at, modified: aws.clock.at, artifact: modelData };
  const finalMetrics = [{ name: 'auc', value: 0.8, at: aws.clock.at }];
  aws.jobs.set('training', 'train', { status: 'Completed', ...ended, finalMetrics });
}

async function edgesOf(client: SageMakerClient, name: string): Promise<string[]> {
  const arn = `arn:aws:sagemaker:eu-west-1:000000000000:experiment-trial-component/${name}`;
  const [inputs, outputs] = await Promise.all([
    client.send(new ListAssociationsCommand({ DestinationArn: arn })),
    client.send(new ListAssociationsCommand({ SourceArn: arn })),
  ]);
  return [
    ...(inputs.AssociationSummaries ?? []).map((edge) => `${edge.SourceType} ${edge.AssociationType}`),
    ...(outputs.AssociationSummaries ?? []).map((edge) => `${edge.AssociationType} ${edge.DestinationType}`),
  ].toSorted();
}

describe('what is recorded of a job', () => {
  it('is a trial component, found by the ARN of the job, its trial and its experiment', async () => {
    using aws = scratchAws();
    const client = await prepareAndTrain(aws);
    const SourceArn = 'arn:aws:sagemaker:eu-west-1:000000000000:training-job/train';
    for (const by of [{ SourceArn }, { TrialName: 'first' }, { ExperimentName: 'delays' }]) {
      const { TrialComponentSummaries: list } = await client.send(new ListTrialComponentsCommand(by));
      expect(list).toMatchObject([
        {
          TrialComponentName: 'train-aws-training-job',
          DisplayName: 'Train',
          Status: { PrimaryStatus: 'InProgress' },
          TrialComponentSource: { SourceArn, SourceType: 'SageMakerTrainingJob' },
        },
      ]);
    }
    endTraining(aws);
    const told = await client.send(new DescribeTrialComponentCommand({ TrialComponentName: 'train-aws-training-job' }));
    expect(told).toMatchObject({
      Status: { PrimaryStatus: 'Completed' },
      EndTime: new Date(aws.clock.at),
      Parameters: { depth: { NumberValue: 6 }, kind: { StringValue: 'deep' } },
      InputArtifacts: {
        'SageMaker.ImageUri': { Value: image },
        rows: { MediaType: 'text/csv', Value: rows },
      },
      OutputArtifacts: { 'SageMaker.ModelArtifact': { Value: modelData } },
      Metrics: [{ MetricName: 'auc', Last: 0.8 }],
    });
  });

  it('is its data when it begins and what it made when it has completed, each once', async () => {
    using aws = scratchAws();
    const client = await prepareAndTrain(aws);
    expect(await edgesOf(client, 'train-aws-training-job')).toEqual(['DataSet ContributedTo', 'Image ContributedTo']);
    endTraining(aws);
    for (const _ of [1, 2]) {
      expect(await edgesOf(client, 'train-aws-training-job')).toEqual([
        'DataSet ContributedTo',
        'Image ContributedTo',
        'Produced Model',
      ]);
    }
    expect(await edgesOf(client, 'prepare-aws-processing-job')).toEqual(['Image ContributedTo', 'Produced DataSet']);
  });

  it('leaves no output where the job failed, and stays when the job is deleted', async () => {
    using aws = scratchAws();
    const client = await prepareAndTrain(aws);
    aws.clock.at += 60_000;
    aws.jobs.set('training', 'train', {
      status: 'Failed',
      ended: aws.clock.at,
      modified: aws.clock.at,
      failureReason: 'x',
    });
    expect(await edgesOf(client, 'train-aws-training-job')).not.toContain('Produced Model');
    await client.send(new DeleteTrainingJobCommand({ TrainingJobName: 'train' }));
    const name = { TrialComponentName: 'train-aws-training-job' };
    expect((await client.send(new DescribeTrialComponentCommand(name))).Status).toEqual({
      PrimaryStatus: 'Failed',
      Message: 'x',
    });
  });

  it('joins jobs by equal URIs, so that a model leads back to the job that prepared its rows', async () => {
    using aws = scratchAws();
    const client = await prepareAndTrain(aws);
    endTraining(aws);
    const found = await client.send(new ListArtifactsCommand({ SourceUri: modelData }));
    const told = await client.send(
      new QueryLineageCommand({
        StartArns: [found.ArtifactSummaries?.[0]?.ArtifactArn ?? ''],
        Direction: 'Ascendants',
        IncludeEdges: false,
        Filters: { LineageTypes: ['TrialComponent'] },
      }),
    );
    expect(told.Vertices?.map(({ Type }) => Type)).toEqual(['TrainingJob', 'ProcessingJob']);
  });
});

describe('what is recorded of a model package', () => {
  it('leads from the model to the version, its group and its approvals', async () => {
    using aws = scratchAws();
    await putModel(aws);
    const client = await prepareAndTrain(aws);
    endTraining(aws);
    await client.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'delays' }));
    const { ModelPackageArn } = await client.send(new CreateModelPackageCommand(packageRequest('delays')));
    aws.clock.at += 60_000;
    await client.send(new UpdateModelPackageCommand({ ModelPackageArn, ModelApprovalStatus: 'Approved' }));
    const found = await client.send(new ListArtifactsCommand({ SourceUri: modelData }));
    const told = await client.send(
      new QueryLineageCommand({
        StartArns: [found.ArtifactSummaries?.[0]?.ArtifactArn ?? ''],
        Direction: 'Descendants',
        IncludeEdges: false,
      }),
    );
    expect(told.Vertices?.map(({ Type, LineageType, Arn }) => `${LineageType} ${Type} ${Arn?.split('/')[1]}`)).toEqual([
      expect.stringMatching(/^Artifact Model /),
      'Context ModelGroup delays-aws-model-group',
      expect.stringMatching(/^Action Approval delays-1-PendingManualApproval-\d+-aws-model-package$/),
      expect.stringMatching(/^Action Approval delays-1-Approved-\d+-aws-model-package$/),
    ]);
  });
});
