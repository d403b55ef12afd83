import { expect, test } from 'vitest';
import { checkRequest } from '../../src/limits/check-request.ts';
import { validationMessage } from '../../src/limits/validation-message.ts';

function message(operation: string, input: object): string | undefined {
  return validationMessage(checkRequest('sagemaker', operation, input));
}

test('a pattern is told in the words of SageMaker', () => {
  expect(message('DescribeTrainingJob', { TrainingJobName: 'a_b' })).toBe(
    "1 validation error detected: Value 'a_b' at 'trainingJobName' failed to satisfy constraint: " +
      'Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
  );
});

test('what is missing is told as null', () => {
  expect(message('DescribeTrainingJob', {})).toBe(
    "1 validation error detected: Value null at 'trainingJobName' failed to satisfy constraint: Member must not be null",
  );
});

test('several errors are counted and joined', () => {
  expect(message('ListTrainingJobs', { MaxResults: 0, SortOrder: 'Up' })).toBe(
    "2 validation errors detected: Value '0' at 'maxResults' failed to satisfy constraint: " +
      "Member must have value greater than or equal to 1; Value 'Up' at 'sortOrder' failed to satisfy constraint: " +
      'Member must satisfy enum value set: [Ascending, Descending]',
  );
  expect(message('ListTrainingJobs', { MaxResults: 101 })).toContain(
    'Member must have value less than or equal to 100',
  );
});

test('an item of a list of structures counts from one', () => {
  expect(
    message('AddTags', {
      ResourceArn: arn,
      Tags: [
        { Key: 'a', Value: '' },
        { Key: '', Value: '' },
      ],
    }),
  ).toBe(
    "1 validation error detected: Value '' at 'tags.2.member.key' failed to satisfy constraint: " +
      'Member must have length greater than or equal to 1',
  );
});

test('an entry of a map brings all rules of the entry, and the map whole', () => {
  const input = { ...training, HyperParameters: { depth: 'x'.repeat(2501) } };
  expect(message('CreateTrainingJob', input)).toBe(
    `1 validation error detected: Value '{depth=${'x'.repeat(2501)}}' at 'hyperParameters' failed to satisfy constraint: ` +
      'Map value must satisfy constraint: [Member must have length less than or equal to 2500, ' +
      'Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: .*]',
  );
});

test('a key of a map is told as a key, and an item of a list of texts as a member', () => {
  const input = { ...training, Environment: { 'A-B': '' } };
  expect(message('CreateTrainingJob', input)).toContain(
    "Value '{A-B=}' at 'environment' failed to satisfy constraint: Map keys must satisfy constraint: [Member must",
  );
  expect(message('DeleteTags', { ResourceArn: arn, TagKeys: ['a', ''] })).toContain(
    "Value '[a, ]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must",
  );
});

test('members that the service ignores are no error', () => {
  expect(message('DescribeTrainingJob', { TrainingJobName: 'a', Extra: 1 })).toBeUndefined();
});

const arn = 'arn:aws:sagemaker:us-east-1:123456789012:training-job/a';

const training = {
  TrainingJobName: 'train',
  RoleArn: 'arn:aws:iam::123456789012:role/Jobs',
  OutputDataConfig: { S3OutputPath: 's3://bucket/out' },
};
