import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { propertyAt } from '../../../src/limits/pipeline/answers.ts';
import { readAnswers, writeAnswers } from '../../../src/tools/answers.ts';
import { pythonTools } from '../../setup/python.ts';

test.skipIf(!pythonTools())("say what botocore's service models say (`npm run limits` writes them anew)", async () => {
  const print = 'import botocore, os; print(os.path.dirname(botocore.__file__))';
  const botocore = execFileSync(pythonTools()?.python ?? '', ['-c', print], { encoding: 'utf8' }).trim();
  const committed = readFileSync(new URL('../../../src/limits/answers.json', import.meta.url), 'utf8');
  expect(committed).toBe(writeAnswers(await readAnswers(botocore)));
});

describe('the property of a step', () => {
  it.each([
    ['Processing', "ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri", 'string'],
    ['Training', "FinalMetricDataList['auc'].Value", 'float'],
    ['Training', "HyperParameters['depth']", 'string'],
    ['Tuning', 'TrainingJobSummaries[0].TrainingJobName', 'string'],
    ['EMR', 'Status.State', 'string'],
  ])('of a %s step at %s is a %s', (step, path, type) => {
    expect(propertyAt(step, path)).toEqual({ kind: 'value', type });
  });

  it('is told with what there is where it is not there', () => {
    expect(propertyAt('Training', 'ModelArtifacts.S3Uri')).toEqual({
      kind: 'unknown',
      part: 'S3Uri',
      known: ['S3ModelArtifacts'],
    });
    expect(propertyAt('Training', 'constructor')).toMatchObject({ kind: 'unknown' });
  });

  it.each(['', 'ModelArtifacts.', "['a'].b", 'InputDataConfig.ChannelName', 'ModelArtifacts[0'])(
    'has no path like %j',
    (path) => {
      expect(['malformed', 'unknown']).toContain(propertyAt('Training', path).kind);
    },
  );
});
