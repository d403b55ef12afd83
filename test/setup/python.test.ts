import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { pythonTools } from './python.ts';

const tools = pythonTools();

describe.skipIf(!tools)('the third-party clients of the tests', () => {
  it('are boto3 and the AWS CLI, installed from PyPI', () => {
    expect(execFileSync(tools!.python, ['-c', 'import boto3; print(boto3.__name__)'], { encoding: 'utf8' })).toBe(
      'boto3\n',
    );
    expect(execFileSync(tools!.aws, ['--version'], { encoding: 'utf8' })).toMatch(/^aws-cli\//);
  });
});
