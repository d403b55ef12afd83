import { expect, test } from 'vitest';
import { declaredWords, openWords, words } from '../../../src/inspect/words/words.ts';
import { writeWords } from '../../../src/inspect/words/words-file.ts';
import { operations, type Service } from '../../../src/limits/operations.ts';

const services = Object.keys(operations) as Service[];

test.each(services)('every operation that mlx knows of %s is in the words of the SDK', (service) => {
  expect(operations[service].filter((name) => !words.operations(service).includes(name))).toEqual([]);
});

test('a member is told with its type, its need and its doc', () => {
  expect(words.member('sagemaker', 'ResourceConfig', 'InstanceType')).toEqual({
    type: 'TrainingInstanceType',
    required: false,
    doc: 'The ML compute instance type.',
  });
  expect(words.shape('sagemaker', 'TrainingInputMode')?.choices).toEqual(['FastFile', 'File', 'Pipe']);
});

test('an operation names its request, its answer and its errors', () => {
  expect(words.operation('s3', 'GetObject')).toMatchObject({
    request: 'GetObjectRequest',
    response: 'GetObjectOutput',
    errors: ['InvalidObjectState', 'NoSuchKey'],
  });
});

test('an operation whose input or output is streamed names its shapes as others do', () => {
  expect(words.operation('lambda', 'Invoke')).toMatchObject({
    request: 'InvocationRequest',
    response: 'InvocationResponse',
  });
});

test('every operation that takes or answers something names a shape that is known', () => {
  const unknown = services.flatMap((service) =>
    words.operations(service).flatMap((name) => {
      const { request, response } = words.operation(service, name) ?? {};
      return [request, response].filter((shape) => shape !== undefined && !words.shape(service, shape));
    }),
  );
  expect(unknown).toEqual([]);
});

test('a shape is placed below the nearest request that holds it, else below the answer', () => {
  expect(words.shape('sagemaker', 'ResourceConfig')?.at).toBe('CreateTrainingJob.ResourceConfig');
  expect(words.shape('sagemaker', 'SecondaryStatusTransition')?.at).toBe(
    'DescribeTrainingJobResponse.SecondaryStatusTransitions',
  );
});

test('names that every object has are no operations, shapes or members', () => {
  expect(words.operation('sagemaker', 'constructor')).toBeUndefined();
  expect(words.shape('sagemaker', '__proto__')).toBeUndefined();
  expect(words.member('sagemaker', 'ResourceConfig', 'toString')).toBeUndefined();
});

test('each entry is found by its bytes, whatever letters stand before it', () => {
  const file = writeWords({
    source: 'a 1',
    operations: { Make: { doc: 'naïve — “quoted”', request: 'B' } },
    shapes: { B: { doc: '日本' }, C: { choices: ['é', '\n'] } },
  });
  const read = openWords(() => Buffer.from(file));
  expect(read.operation('sts', 'Make')?.doc).toBe('naïve — “quoted”');
  expect(read.shape('sts', 'C')).toEqual({ choices: ['é', '\n'] });
});

test('what can be read nowhere, or is broken, is known of nowhere', () => {
  for (const file of [undefined, Buffer.from(''), Buffer.from('{"source":')]) {
    const none = openWords(() => file);
    expect([none.source('s3'), none.operations('s3'), none.shape('s3', 'Tag')]).toEqual([undefined, [], undefined]);
  }
});

test('the declarations alone tell the same where nothing was built', () => {
  const declared = openWords((service) => declaredWords(service));
  expect(declared.shape('sts', 'GetCallerIdentityResponse')).toEqual(words.shape('sts', 'GetCallerIdentityResponse'));
});
