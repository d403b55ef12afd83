import { expect, test } from 'vitest';
import type { JobDefinition } from '../../src/define/definition.ts';
import type { PlanContext } from '../../src/plan/plan.ts';
import { jobOf, planOf } from './fixture.ts';

function notesOf(change: Partial<JobDefinition>, context: Partial<PlanContext> = {}) {
  const { kept, lost } = planOf(jobOf(change), context);
  const lines = (notes: typeof kept) => notes.map(({ about, text }) => `${about}: ${text}`);
  return { kept: lines(kept), lost: lines(lost) };
}

function lostBy(change: Partial<JobDefinition>): (string | undefined)[] {
  return notesOf(change).lost.map((line) => line.split(':')[0]);
}

const metrics = { auc: 'auc=(.*)', loss: 'loss=(.*)' };

test('metrics are read from the log of training only', () => {
  expect(notesOf({ kind: 'training', metrics }).kept).toContain(
    'metrics: SageMaker reads auc and loss from the log, for Search and CloudWatch',
  );
  expect(notesOf({ kind: 'processing', metrics })).toEqual({
    kept: ['monitoring: CPU, memory and disk by the minute in CloudWatch (/aws/sagemaker/ProcessingJobs)'],
    lost: [
      'metrics: SageMaker does not read auc and loss from the log of a processing job',
      'cache: it always runs anew; only steps of a pipeline are cached',
    ],
  });
});

test('lineage follows declared places, and ends at copies', () => {
  const inputs: JobDefinition['inputs'] = {
    flights: { kind: 'table', database: 'nyc', table: 'flights' },
    carriers: { kind: 'sql', sql: 'select 1', format: 'csv' },
    notes: { kind: 'file', path: 'notes.txt' },
  };
  const context: Partial<PlanContext> = {
    inputs: {
      flights: { kind: 'prefix', uri: 's3://data/flights/', from: 'table:nyc.flights' },
      carriers: { kind: 'query', sql: 'select 1', format: 'csv', from: 'select 1' },
      notes: { kind: 'upload', files: [], from: 'file:notes.txt' },
    },
  };
  const { kept, lost } = notesOf({ inputs, outputs: { report: { kind: 'files' } } }, context);
  expect(kept.slice(0, 2)).toEqual([
    'lineage: joined by the declared S3 places of flights (table:nyc.flights)',
    'lineage: declared to SageMaker as outputs: report',
  ]);
  expect(lost.slice(0, 2)).toEqual([
    'lineage: carriers ends at the rows that its query writes for this run (select 1)',
    'lineage: notes begins at the copy that is uploaded for this run (file:notes.txt)',
  ]);
});

test('a model beside other outputs is no archive, and spot keeps no progress', () => {
  const outputs: JobDefinition['outputs'] = { model: { kind: 'model' }, report: { kind: 'files' } };
  expect(lostBy({ kind: 'training', outputs, spot: { maxWait: 3600 } })).toEqual(['model', 'progress', 'cache']);
  expect(lostBy({ kind: 'training', outputs: { model: { kind: 'model' } } })).toEqual(['cache']);
});
