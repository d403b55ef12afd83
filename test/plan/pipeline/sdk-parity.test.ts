import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkPipelineDefinition } from '../../../src/limits/pipeline/check-pipeline-definition.ts';
import { compilePipeline } from '../../../src/plan/pipeline/compile-pipeline.ts';
import { sagemakerSdk } from '../../setup/sagemaker-sdk.ts';
import { context, planned } from './planned.ts';
import { flows } from './sdk/flows.ts';
import { meaningOf } from './sdk/meaning-of.ts';

const python = await sagemakerSdk();
const names = Object.keys(flows);
const theirs = python === undefined ? [] : definitionsOfTheSdk(python);

describe.skipIf(python === undefined)('the pipeline definition of the SageMaker Python SDK', () => {
  it.each(names.map((name, index) => [name, index] as const))(
    'of %s is the one of mlx, field for field',
    (name, index) => {
      expect(meaningOf(definitionOf(name))).toEqual(meaningOf(theirs[index]));
    },
  );

  it.each(names.map((name, index) => [name, index] as const))('of %s is found right', (_, index) => {
    expect(checkPipelineDefinition(theirs[index])).toEqual([]);
  });
});

it.each(names)('the definition of %s is found right', (name) => {
  expect(checkPipelineDefinition(definitionOf(name))).toEqual([]);
});

function definitionOf(name: string): unknown {
  const { flow, requests } = flows[name] as (typeof flows)[string];
  return JSON.parse(compilePipeline(flow, planned(flow, requests), context).text);
}

function definitionsOfTheSdk(program: string): unknown[] {
  const cwd = fileURLToPath(new URL('sdk', import.meta.url));
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };
  const printed = execFileSync(program, ['print_definitions.py', ...names], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  return printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
