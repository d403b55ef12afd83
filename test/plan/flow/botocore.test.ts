import { describe, expect, test } from 'vitest';
import { ways } from '../../../src/base/way.ts';
import { sampleLookup } from '../../../src/define/flow/sample-lookup.ts';
import type { FlowDefinition, SparkEngine, Step } from '../../../src/define/flow/flow-definition.ts';
import { checkRequest } from '../../../src/limits/check-request.ts';
import type { StepRequest } from '../../../src/plan/flow/flow-plan.ts';
import { sampled } from '../../../src/plan/flow/sampled.ts';
import { randomFlow } from '../../define/flow/random-flow.ts';
import { pythonTools } from '../../setup/python.ts';
import { askBotocore } from '../ask-botocore.ts';
import { contextOf, planned } from './fixture.ts';

const engines: readonly SparkEngine[] = [
  { kind: 'sagemaker' },
  { kind: 'glue', job: 'etl' },
  { kind: 'emr-serverless', application: '00f1' },
];

const requests = Array.from({ length: 120 }, (_, seed) =>
  withEngines(randomFlow(seed + 1, { steps: 12 }), seed),
).flatMap((flow) => ways.flatMap((way) => requestsOf(flow, way)));

describe.skipIf(!pythonTools())("botocore's own validator", () => {
  test('refuses no request of a random flow, with examples for its expressions', () => {
    expect(new Set(requests.map(({ service, operation }) => `${service}:${operation}`))).toEqual(
      new Set([
        'sagemaker:CreateProcessingJob',
        'sagemaker:CreateTrainingJob',
        'sagemaker:CreateTransformJob',
        'sagemaker:CreateHyperParameterTuningJob',
        'sagemaker:CreateModel',
        'sagemaker:CreateModelPackage',
        'athena:StartQueryExecution',
        'lambda:Invoke',
        'glue:StartJobRun',
        'emr-serverless:StartJobRun',
      ]),
    );
    expect(askBotocore(requests).filter((report) => report !== null)).toEqual([]);
  });
});

test('no request of a random flow breaks a limit', () => {
  expect(requests.flatMap(({ service, operation, input }) => checkRequest(service, operation, input))).toEqual([]);
});

interface Sampled {
  service: StepRequest['service'];
  operation: string;
  input: unknown;
}

function requestsOf(flow: FlowDefinition, way: (typeof ways)[number]): Sampled[] {
  return planned(flow, way, contextOf(flow, way)).steps.flatMap(({ name, request }) => {
    if (!request) return [];
    const input = sampled(request.input, sampleLookup(flow, { within: name }));
    return [{ service: request.service, operation: request.operation, input: asSent(request, input) }];
  });
}

/** The payload of a function travels as text. */
function asSent({ service }: StepRequest, input: unknown): unknown {
  if (service !== 'lambda') return input;
  const { Payload, ...rest } = input as Record<string, unknown>;
  return { ...rest, Payload: JSON.stringify(Payload) };
}

/** The same flow with its Spark steps run by one engine or another. */
function withEngines(flow: FlowDefinition, seed: number): FlowDefinition {
  const engine = engines[seed % engines.length] as SparkEngine;
  const change = (step: Step): Step => {
    if (step.kind === 'each') return { ...step, steps: step.steps.map(change) };
    if (step.kind === 'when') return { ...step, then: step.then.map(change), otherwise: step.otherwise.map(change) };
    return step.kind === 'job' && step.spark ? { ...step, spark: engine } : step;
  };
  return { ...flow, steps: flow.steps.map(change) };
}
