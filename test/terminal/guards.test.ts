import { afterEach, expect, test } from 'vitest';
import { script } from '../fakes/scratch.ts';
import { openTerminalRun, type TerminalRun } from './open-terminal.ts';

let run: TerminalRun | undefined;
afterEach(async () => {
  await run?.close();
  run = undefined;
});

const job = { 'jobs/hello.py': script('kind = "processing"', 'print("hello")\n') };

test('production is said, its name must be typed, and R makes it read-only', async () => {
  const files = {
    ...job,
    'mlx.toml': 'name = "trial"\non = "prod"\nproduction = ["pr*"]\n',
    config: '[profile prod]\nregion = us-east-1\n',
    credentials: '[prod]\naws_access_key_id = a\naws_secret_access_key = b\n',
  };
  // Nobody listens there.
  const env = {
    AWS_CONFIG_FILE: 'config',
    AWS_SHARED_CREDENTIALS_FILE: 'credentials',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  };
  run = await openTerminalRun(files, { columns: 80, rows: 24 }, env);
  await run.shows(' PRODUCTION ');
  await run.shows('hello');
  run.type('jr');
  await run.shows('mlx run hello');
  run.type('\r');
  await run.shows(/PRODUCTION prod[^]*Run hello[^]*Type hello to do it/);
  run.type('helo\r');
  await run.shows('to the letter');
  run.type('\u001b');
  await run.shows('1 trial');
  run.type('R');
  await run.shows(' READ ONLY ');
  run.type('r');
  await run.shows('mlx run hello');
  run.type('\r');
  const rows = await run.shows('READ_ONLY_VERB');
  expect(rows[0]).toMatch(/ PRODUCTION +READ ONLY /);
});

test('every call stands in a list, and can be copied as a line of the AWS CLI', async () => {
  run = await openTerminalRun({ ...job, 'mlx.toml': 'name = "trial"\n' });
  await run.shows('hello');
  run.type('c');
  await run.shows(/calls of AWS[^]*sagemaker +ListTrainingJobs/);
  run.type('/training\r');
  await run.shows('calls of AWS /training');
  run.type('yc');
  await run.shows("copied to the terminal's clipboard");
  const [, copied = ''] = /\]52;c;([A-Za-z0-9+/=]+)/.exec(run.written()) ?? [];
  expect(Buffer.from(copied, 'base64').toString()).toContain('aws sagemaker list-training-jobs ');
});
