import { CreateModelPackageGroupCommand } from '@aws-sdk/client-sagemaker';
import { afterEach, expect, test } from 'vitest';
import { openAws } from '../../src/aws/open-aws.ts';
import { script } from '../fakes/scratch.ts';
import { openTerminalRun, type TerminalRun } from './open-terminal.ts';

const files = {
  'mlx.toml': 'name = "trial"\n',
  'jobs/hello.py': script('kind = "processing"', 'print("hello there")\n'),
};
const enter = '\r';
let run: TerminalRun | undefined;
afterEach(async () => {
  await run?.close();
  run = undefined;
});

/** A group of the registry, to be found. */
async function makeGroup(root: string): Promise<void> {
  const aws = await openAws({ on: 'local', project: { root }, env: {} });
  const sagemaker = await aws.sagemaker();
  await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'delays' }));
  await aws.close();
}

test.each([
  { columns: 80, rows: 24 },
  { columns: 200, rows: 50 },
])('one goes to anything, on to what it leads to, and back, at $columns×$rows', async (size) => {
  const terminal = await openTerminalRun(files, size, {}, [], { before: makeGroup });
  run = terminal;
  await terminal.shows(/hello +processing/u);
  terminal.type(':');
  await terminal.shows('an ARN, or a group with words');
  terminal.type(`models${enter}`);
  await terminal.shows(/▾ models +1/u);
  terminal.type(`j${enter}`);
  await terminal.shows('versions');
  await terminal.shows(/(?:models|…) › delays/u);
  terminal.type(`:hello${enter}r`);
  await terminal.shows('mlx run hello');
  terminal.type(enter);
  await terminal.shows('hello there');
  await terminal.shows(/✓ +completed/u);
  terminal.type(`2${enter}`);
  await terminal.shows('/aws/sagemaker/ProcessingJobs');
  terminal.type(`G${enter}`);
  await terminal.shows('streams, newest first');
  await terminal.shows(/(?:hello-\S+|…) › \/aws\/sagemaker\/ProcessingJobs/u);
  terminal.type('[');
  await terminal.shows(/(?:runs|…) › hello-\S+/u);
  terminal.type('1a');
  await terminal.shows('account local');
  await terminal.shows(/▾ runs +1/u);
  terminal.type(`:nowhere${enter}`);
  const rows = await terminal.shows('there is nothing called "nowhere" here');
  expect(rows.join('\n')).not.toContain('looking for');
});
