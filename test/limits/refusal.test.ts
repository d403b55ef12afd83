import { expect, test } from 'vitest';
import { checkRequest } from '../../src/limits/check-request.ts';
import type { Service } from '../../src/limits/operations.ts';
import { refusal } from '../../src/limits/refusal.ts';

function refused(service: Service, operation: string, input: object) {
  return refusal(service, checkRequest(service, operation, input));
}

test('each service names the error its own way', () => {
  expect(refused('sagemaker', 'DescribeTrainingJob', {})?.name).toBe('ValidationException');
  expect(refused('logs', 'CreateLogGroup', {})?.name).toBe('InvalidParameterException');
  expect(refused('athena', 'GetDatabase', {})?.name).toBe('InvalidRequestException');
});

test('a wrong type is told before any rule', () => {
  expect(refused('sagemaker', 'ListTrainingJobs', { MaxResults: 'ten', NameContains: '!' })).toEqual({
    name: 'SerializationException',
    message: 'STRING_VALUE can not be converted to an Integer',
  });
  expect(refused('logs', 'CreateLogGroup', { logGroupName: 7 })?.message).toBe(
    'NUMBER_VALUE can not be converted to a String',
  );
  expect(refused('logs', 'CreateLogGroup', { logGroupName: {} })?.message).toBe(
    'Start of structure or map found where not expected.',
  );
});

test('a good request is not refused', () => {
  expect(refused('logs', 'CreateLogGroup', { logGroupName: '/aws/sagemaker/TrainingJobs' })).toBeUndefined();
});
