import type { JobDefinition } from '../../../src/define/definition.ts';
import type { OutputRef } from '../../../src/define/ref.ts';

/** A job as it might have been read from a head: without inputs, and with files or a model as its one output. */
export function jobDefinition(name: string, more: Partial<JobDefinition> = {}): JobDefinition {
  const outputs: Record<string, OutputRef> =
    more.kind === 'training' ? { model: { kind: 'model' } } : { rows: { kind: 'files' } };
  return {
    name,
    kind: 'processing',
    script: `/project/jobs/${name}.py`,
    language: 'python',
    include: [],
    instance: 'ml.m5.large',
    count: 1,
    volume: 30,
    maxRuntime: 3600,
    env: {},
    tags: {},
    params: {},
    inputs: {},
    outputs,
    metrics: {},
    dependencies: [],
    places: { '': { file: `jobs/${name}.py`, line: 1, column: 1, length: 12, text: '# /// script' } },
    ...more,
  };
}
