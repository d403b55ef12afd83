import { expect, test } from 'vitest';
import { exampleOf } from '../../../src/inspect/example/example-of.ts';
import { openKnowledge } from '../../../src/inspect/knowledge/knowledge.ts';

const knowledge = openKnowledge();
const of = (name: string, full = false) => exampleOf(name, knowledge, { full });

test('a field has the value that it has in the request, one that is not needed an example of its own', () => {
  expect(of('CreateTrainingJob.StoppingCondition.MaxRuntimeInSeconds')).toMatchObject({ kind: 'value', value: 3600 });
  expect(of('CreateTrainingJob.VpcConfig')).toMatchObject({
    value: { SecurityGroupIds: ['sg-0123456789abcdef0'], Subnets: ['subnet-0123456789abcdef0'] },
  });
  expect(of('CreateTrainingJob.InputDataConfig.ChannelName')).toMatchObject({ value: 'my-channel' });
});

test('a shape has the value of the nearest place that holds it', () => {
  expect(of('ResourceConfig')).toMatchObject({ value: { InstanceType: 'ml.m5.xlarge' } });
  expect(of('Channel', true)).toMatchObject({ value: { ChannelName: 'my-channel', InputMode: 'File' } });
});

test('a key of a head and a word of flows have the line that is written', () => {
  expect(of('max_runtime')).toEqual({ kind: 'line', name: 'max_runtime', line: 'max_runtime = "1h"' });
  expect(of('execution')).toMatchObject({ kind: 'line' });
});

test('what is known but has no example says so, and what is unknown names the nearest', () => {
  expect(of('CreateEndpoint')).toEqual({ kind: 'none', name: 'CreateEndpoint' });
  expect(of('max_runtme')).toEqual({ kind: 'unknown', near: 'max_runtime' });
});
