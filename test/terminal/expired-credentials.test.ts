import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { script } from '../fakes/scratch.ts';
import { openTerminalRun } from './open-terminal.ts';

const refusal = { __type: 'ExpiredTokenException', message: 'The security token included in the request is expired' };

/** An account without anything in it, whose credentials expire and are renewed as it is told. */
async function openAccount(): Promise<{ url: string; expire: (isExpired: boolean) => void }> {
  let isExpired = false;
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(isExpired ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(isExpired ? refusal : { TrainingJobSummaries: [], ProcessingJobSummaries: [] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    expire: (now) => {
      isExpired = now;
    },
  };
}

test('credentials that expire in the midst make lists old and lines fail, until somebody signs in elsewhere', async () => {
  const account = await openAccount();
  const files = {
    'jobs/hello.py': script('kind = "processing"', 'print("hello")\n'),
    'mlx.toml': 'name = "trial"\non = "team"\n',
    config: `[profile team]\nregion = us-east-1\nendpoint_url = ${account.url}\n`,
    credentials: '[team]\naws_access_key_id = a\naws_secret_access_key = b\n',
  };
  const env = { AWS_CONFIG_FILE: 'config', AWS_SHARED_CREDENTIALS_FILE: 'credentials' };
  const run = await openTerminalRun(files, { columns: 120, rows: 30 }, env);
  onTestFinished(() => run.close());
  await run.shows('hello');
  const line = 'await aws.sagemaker.listTrainingJobs({})\r';
  run.type(`i${line}`);
  await run.shows('TrainingJobSummaries');

  account.expire(true);
  run.type(line);
  await run.shows(/the credentials for "team" have expired[^]*aws sso login --profile team[^]*AWS_CREDENTIALS_EXPIRED/);
  // Out of the line, and a look at the lists.
  run.type('\u001d\u000c');
  await run.shows(/lists of \d\d:\d\d:\d\d · aws sso login --profile team/);

  account.expire(false);
  await appendFile(join(run.root, 'credentials'), '# renewed\n');
  await expect.poll(() => run.rows().join('\n'), { timeout: 15_000 }).not.toContain('lists of');
  run.type(`i${line}`);
  await run.shows('TrainingJobSummaries');
});
