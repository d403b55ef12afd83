import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../../src/base/package-root.ts';
import { bench, type Bench } from './bench.ts';
import { modes } from './modes.ts';

/** Lays a script with the bootstrap into the object store, as a plan does, and runs it as a training job. */
async function train(at: Bench, script: string): Promise<string> {
  const job = {
    version: 1,
    job: 'train',
    kind: 'training',
    script: 'train.py',
    language: 'python',
    params: { depth: 'int' },
    inputs: { rows: '/opt/ml/input/data/rows' },
    outputs: { model: '/opt/ml/model' },
    requirements: false,
  };
  for (const file of ['mlx_bootstrap.py', 'mlx_job/__init__.py']) {
    await at.put(`code/${file}`, readFileSync(join(packageRoot(), 'src/python', file), 'utf8'));
  }
  await at.put('code/job.json', JSON.stringify(job));
  await at.put('code/train.py', script);
  await at.put('rows/a.csv', 'x,y\n1,2\n');
  return at.training({
    AlgorithmSpecification: { ContainerEntrypoint: ['python3', '/opt/ml/input/data/code/mlx_bootstrap.py'] },
    HyperParameters: { depth: '6' },
    InputDataConfig: [channel('code'), channel('rows')],
  });
}

function channel(name: string): object {
  return {
    ChannelName: name,
    DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `s3://data/${name}/` } },
  };
}

describe.for(modes)('$title', ({ env }) => {
  test('a script finds its rows and params by name, and its model reaches the object store', async (context) => {
    const at = await bench(context, env);
    const name = await train(
      at,
      'from mlx_job import outputs, params, rows\nprint(params["depth"], list(rows("rows")))\n(outputs["model"] / "m").write_text("m")',
    );
    expect(await at.finished(name, 'training')).toMatchObject({ status: 'Completed' });
    expect(at.lines(name, 'training')).toEqual(["6 [{'x': '1', 'y': '2'}]"]);
    expect(at.keys()).toContain(`out/${name}/output/model.tar.gz`);
  });

  test('a script finds its channels by the names of script mode', async (context) => {
    const at = await bench(context, env);
    const name = await train(at, 'import os\nprint(open(os.environ["SM_CHANNEL_ROWS"] + "/a.csv").read())');
    expect(await at.finished(name, 'training')).toMatchObject({ status: 'Completed' });
    expect(at.lines(name, 'training')).toEqual(['x,y', '1,2']);
  });

  test('the reason of a failure stands in FailureReason', async (context) => {
    const at = await bench(context, env);
    const name = await train(at, 'def read():\n    raise ValueError("no rows for 2013-02-30")\n\nread()');
    const job = await at.finished(name, 'training');
    expect(job.failureReason).toBe(
      [
        'AlgorithmError: ValueError: no rows for 2013-02-30',
        '  at train.py:2 in read',
        '     raise ValueError("no rows for 2013-02-30")',
        'exit code 1: the script ended with an error, exit code: 1',
      ].join('\n'),
    );
  });

  test('a script that is stopped hears SIGTERM once', async (context) => {
    const at = await bench(context, env);
    const name = await train(
      at,
      'import signal, time\nsignal.signal(signal.SIGTERM, lambda *_: print("asked"))\nprint("ready")\nfor _ in range(10): time.sleep(0.1)',
    );
    await expect.poll(() => at.lines(name, 'training')).toEqual(['ready']);
    at.book.stop('training', name);
    expect(await at.finished(name, 'training')).toMatchObject({ status: 'Stopped' });
    expect(at.lines(name, 'training')).toEqual(['ready', 'asked']);
  });
});
