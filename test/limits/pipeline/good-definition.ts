/** A definition that the service takes: prepares, trains, evaluates, registers what is good enough and tells of it. */
export function goodDefinition() {
  return {
    Version: '2020-12-01',
    Metadata: {},
    Parameters: [
      { Name: 'day', Type: 'String', DefaultValue: '2013-01-01' },
      { Name: 'depth', Type: 'Integer', DefaultValue: 6 },
      { Name: 'loss', Type: 'String', DefaultValue: 'gini', EnumValues: ['gini', 'entropy'] },
    ],
    PipelineExperimentConfig: {
      ExperimentName: { Get: 'Execution.PipelineName' },
      TrialName: { Get: 'Execution.PipelineExecutionId' },
    },
    Steps: [
      processing('prepare', { Environment: { DAY: { Get: 'Parameters.day' } } }),
      {
        Name: 'train',
        Type: 'Training',
        Arguments: {
          AlgorithmSpecification: { TrainingImage: image, TrainingInputMode: 'File' },
          HyperParameters: { depth: text({ Get: 'Parameters.depth' }) },
          InputDataConfig: [
            {
              ChannelName: 'features',
              DataSource: {
                S3DataSource: {
                  S3DataType: 'S3Prefix',
                  S3Uri: { Get: "Steps.prepare.ProcessingOutputConfig.Outputs['rows'].S3Output.S3Uri" },
                },
              },
            },
          ],
          OutputDataConfig: {
            S3OutputPath: {
              'Std:Join': { On: '/', Values: ['s3:/', 'bucket', { Get: 'Execution.PipelineExecutionId' }] },
            },
          },
          ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 30 },
          StoppingCondition: { MaxRuntimeInSeconds: 3600 },
          RoleArn: role,
        },
        RetryPolicies: [
          { ExceptionType: ['Step.THROTTLING'], IntervalSeconds: 5, BackoffRate: 2, MaxAttempts: 3 },
          { ExceptionType: ['SageMaker.CAPACITY_ERROR'], ExpireAfterMin: 120 },
        ],
        CacheConfig: { Enabled: true, ExpireAfter: 'P30D' },
      },
      {
        ...processing('evaluate', { Environment: { MODEL: { Get: 'Steps.train.ModelArtifacts.S3ModelArtifacts' } } }),
        PropertyFiles: [{ PropertyFileName: 'report', OutputName: 'rows', FilePath: 'report.json' }],
      },
      {
        Name: 'good',
        Type: 'Condition',
        Arguments: {
          Conditions: [
            {
              Type: 'GreaterThanOrEqualTo',
              LeftValue: {
                'Std:JsonGet': { PropertyFile: { Get: 'Steps.evaluate.PropertyFiles.report' }, Path: 'auc' },
              },
              RightValue: 0.75,
            },
            { Type: 'Not', Condition: { Type: 'In', QueryValue: { Get: 'Parameters.loss' }, Values: ['entropy'] } },
          ],
          IfSteps: [
            {
              Name: 'register',
              Type: 'RegisterModel',
              Arguments: {
                ModelPackageGroupName: 'delays',
                InferenceSpecification: {
                  Containers: [{ Image: image, ModelDataUrl: { Get: 'Steps.train.ModelArtifacts.S3ModelArtifacts' } }],
                  SupportedContentTypes: ['text/csv'],
                  SupportedResponseMIMETypes: ['text/csv'],
                },
              },
            },
          ],
          ElseSteps: [
            {
              Name: 'stop',
              Type: 'Fail',
              Arguments: {
                ErrorMessage: { 'Std:Join': { On: ' ', Values: [{ Get: 'Execution.PipelineExecutionId' }, 'is bad'] } },
              },
            },
          ],
        },
      },
      {
        Name: 'tell',
        Type: 'Lambda',
        Arguments: { auc: { Get: "Steps.train.FinalMetricDataList['auc'].Value" } },
        FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:tell',
        OutputParameters: [{ OutputName: 'rows', OutputType: 'Integer' }],
        DependsOn: ['evaluate'],
      },
      {
        Name: 'ask',
        Type: 'Callback',
        Arguments: { rows: { Get: "Steps.tell.OutputParameters['rows']" } },
        SqsQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/approvals',
        OutputParameters: [],
      },
    ],
  };
}

const role = 'arn:aws:iam::111122223333:role/mlx';
const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/image:1';

/** A function that makes text of a value. */
function text(value: unknown) {
  return { 'Std:Join': { On: '', Values: [value] } };
}

function processing(Name: string, more: object) {
  return {
    Name,
    Type: 'Processing',
    Arguments: {
      AppSpecification: { ImageUri: image },
      ProcessingOutputConfig: {
        Outputs: [
          {
            OutputName: 'rows',
            S3Output: { S3Uri: `s3://bucket/${Name}`, LocalPath: '/opt/ml/processing/rows', S3UploadMode: 'EndOfJob' },
          },
        ],
      },
      ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 30 } },
      RoleArn: role,
      ...more,
    },
  };
}
