import { expect, test } from 'vitest';
import { exampleRequest } from '../../../src/inspect/example/example-request.ts';
import { checkRequest } from '../../../src/limits/check-request.ts';
import { operations, type Service } from '../../../src/limits/operations.ts';
import { checkPipelineDefinition } from '../../../src/limits/pipeline/check-pipeline-definition.ts';

const services = Object.keys(operations) as Service[];

test.each(services)(
  'the example of every operation of %s is a request that the service takes, small and full',
  (service) => {
    const refused = operations[service].flatMap((operation) =>
      [false, true].flatMap((full) =>
        checkRequest(service, operation, exampleRequest(service, operation, full)).map(({ path, rule }) => ({
          operation,
          full,
          path,
          rule,
        })),
      ),
    );
    expect(refused).toEqual([]);
  },
);

test('a small example has what is needed, with names and ARNs as people write them', () => {
  expect(exampleRequest('sagemaker', 'CreateTrainingJob', false)).toEqual({
    TrainingJobName: 'my-training-job',
    RoleArn: 'arn:aws:iam::111122223333:role/my-role',
    OutputDataConfig: { S3OutputPath: 's3://my-bucket/my-folder/' },
    AlgorithmSpecification: {
      TrainingInputMode: 'File',
      TrainingImage: '111122223333.dkr.ecr.us-east-1.amazonaws.com/my-image:latest',
    },
    ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 30 },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  });
  expect(exampleRequest('sagemaker', 'DescribePipelineExecution', false)).toEqual({
    PipelineExecutionArn: 'arn:aws:sagemaker:us-east-1:111122223333:pipeline/my-pipeline/execution/abcdefghijkl',
  });
  expect(exampleRequest('scheduler', 'GetSchedule', false)).toEqual({ Name: 'my-schedule' });
});

test('a full example shows members that are not required, and none twice over that can only stand alone', () => {
  const request = exampleRequest('sagemaker', 'CreateTrainingJob', true) as Record<string, object>;
  expect(request).toMatchObject({ HyperParameters: { max_depth: '6' }, Tags: [{ Key: 'project' }] });
  expect(request['AlgorithmSpecification']).not.toHaveProperty('AlgorithmName');
});

test('the definitions in examples are right themselves', () => {
  const { PipelineDefinition = '' } = exampleRequest('sagemaker', 'CreatePipeline', false) as Record<string, string>;
  expect(checkPipelineDefinition(JSON.parse(PipelineDefinition))).toEqual([]);
});

test('an operation that the tables do not have has no example', () => {
  expect(exampleRequest('sagemaker', 'CreateEndpoint', false)).toBeUndefined();
});
