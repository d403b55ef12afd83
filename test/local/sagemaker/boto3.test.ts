import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { pythonTools } from '../../setup/python.ts';
import { image, role } from '../fakes/requests.ts';
import { servedAws } from '../fakes/served-aws.ts';

const tools = pythonTools();
const script = fileURLToPath(new URL('from-training-to-predictions.py', import.meta.url));

describe.skipIf(!tools)('boto3 against the served AWS', () => {
  it('tunes, registers, approves, predicts, and finds the training behind the predictions', async () => {
    await using aws = await servedAws();
    const { stdout } = await promisify(execFile)(tools!.python, [script, role, image], { env: aws.env });
    expect(JSON.parse(stdout)).toEqual({
      tuned: { number: '3' },
      counters: { Completed: 3, InProgress: 0, RetryableError: 0, NonRetryableError: 0, Stopped: 0 },
      approved: [1],
      predictions: '6.0\n10.0\n',
      'made by': ['SageMakerTransformJob', 'SageMakerTrainingJob'],
      best: true,
      unknown: 'ValidationException',
    });
  });
});
