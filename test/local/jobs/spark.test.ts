import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { processingRequest } from '../fakes/requests.ts';
import { runningAws } from '../fakes/running-aws.ts';

const LocalPath = '/opt/ml/processing/input/code';

/** The PATH of this machine without any Spark, and with these programs, each a shell script. */
function pathWith(programs: Record<string, string>): string {
  const bin = mkdtempSync(join(tmpdir(), 'mlx-test-'));
  onTestFinished(() => rmSync(bin, { recursive: true }));
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const others = (process.env['PATH'] ?? '').split(delimiter);
  return [bin, ...others.filter((folder) => !existsSync(join(folder, 'spark-submit')))].join(delimiter);
}

/** Runs a job as SageMaker's Spark image is asked to. */
async function submitted(PATH: string, options: string[] = [], Environment: Record<string, string> = {}) {
  using aws = runningAws({ PATH });
  await aws.put('code/app.py', 'import sys\nprint("app", *sys.argv[1:])\n');
  const request = {
    ...processingRequest('spark'),
    AppSpecification: {
      ImageUri: '571004829621.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-spark-processing:3.5-cpu-py39-v1.0',
      ContainerEntrypoint: ['smspark-submit', ...options, `${LocalPath}/app.py`],
      ContainerArguments: ['--day', '2013-01-01'],
    },
    Environment,
    ProcessingResources: { ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 2, VolumeSizeInGB: 30 } },
    ProcessingInputs: [{ InputName: 'code', S3Input: { S3Uri: 's3://data/code/', LocalPath, S3DataType: 'S3Prefix' } }],
  };
  aws.jobs.start({ kind: 'processing', name: 'spark', arn: 'arn:spark', request });
  const { status, exitMessage } = await aws.ended('processing', 'spark');
  return { status, exitMessage, lines: aws.lines('/aws/sagemaker/ProcessingJobs') };
}

/** A Spark that tells its options and runs the application. */
const spark = {
  'spark-submit': 'echo "$@"\nwhile [ "${1%.py}" = "$1" ]; do shift; done\nexec python3 "$@"',
  java: 'true',
};

describe("a processing job in SageMaker's Spark image", () => {
  it('runs by the spark-submit that is installed here, on all cores, with its options in the words of Spark', async () => {
    const options = ['--class', 'Main', '--local-spark-event-logs-dir', '/opt/ml/processing/spark-events'];
    const { status, lines } = await submitted(pathWith(spark), options, { MLX_NAMESPACES: '0' });
    expect(status).toBe('Completed');
    expect(lines[0]).toMatch(
      /^--master local\[\*\] --class Main --conf spark.eventLog.enabled=true --conf spark.eventLog.dir=file:\/.*spark-events /,
    );
    expect(lines.filter((line) => line.startsWith('app'))).toEqual(['app --day 2013-01-01']);
  });

  it('fails where no spark-submit is installed, and says what to do', async () => {
    const { status, exitMessage } = await submitted(pathWith({}));
    expect(status).toBe('Failed');
    expect(exitMessage).toContain('add "pyspark" to the dependencies of the script');
  });

  it('fails where Spark has no Java, and says so', async () => {
    const { exitMessage } = await submitted(pathWith(spark), [], { JAVA_HOME: '/nowhere' });
    expect(exitMessage).toContain('Spark needs Java');
  });
});
