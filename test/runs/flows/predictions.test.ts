import { DescribeTransformJobCommand } from '@aws-sdk/client-sagemaker';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ways } from '../../../src/base/way.ts';
import type { FlowRun } from '../../../src/runs/flows/flow-run.ts';
import { script } from '../../fakes/scratch.ts';
import { flowScratch, type FlowScratch } from './flow-scratch.ts';

/** Its model adds what it was trained to add; what it learns by running would spoil a prediction that ran it again. */
const train = script(
  'kind = "training"\ninclude = ["shared.py"]\n[tool.mlx.params]\nadd = { type = "int", default = 10 }\n[tool.mlx.outputs]\nmodel = "model"',
  `
import os, pathlib, sys
from shared import total

def model_fn(folder):
    return int(pathlib.Path(folder, "add.txt").read_text())

def predict_fn(rows, model):
    return [total(row) + model for row in rows]

if __name__ == "__main__":
    pathlib.Path(os.environ["MLX_OUTPUT_MODEL"], "add.txt").write_text(sys.argv[sys.argv.index("--add") + 1])
`,
);

const files = {
  'jobs/train.py': train,
  'jobs/shared.py': 'def total(row):\n    return sum(row)\n',
  'rows/new.csv': '1,2\n3,4\n',
  'flows/predict.flow.ts': `
import { flow, job, model, transform } from 'mlx';
export default flow('predict', {}, () => {
  const train = job('jobs/train.py');
  const adder = model(train.outputs.model);
  transform(adder, { input: 'file:rows', contentType: 'text/csv', accept: 'text/csv', split: 'Line' });
});`,
};

describe.for(ways)('predictions by the model of a training, as %s', (way) => {
  let project: FlowScratch;
  beforeAll(async () => {
    project = await flowScratch(files);
  });
  afterAll(() => project.close());

  it('are made by the functions of the script that trained it', async () => {
    const { run } = await project.runFlow('predict', way);
    expect(run).toMatchObject({ status: 'completed' });
    expect(await predicted(project, run)).toBe('13.0\n17.0\n');
  });
});

async function predicted({ aws }: FlowScratch, { steps }: FlowRun): Promise<string | undefined> {
  const TransformJobName = steps.find(({ name }) => name === 'transform')?.job?.name;
  const sagemaker = await aws.sagemaker();
  const { TransformOutput } = await sagemaker.send(new DescribeTransformJobCommand({ TransformJobName }));
  const { hostname, pathname } = new URL(TransformOutput?.S3OutputPath ?? '');
  const s3 = await aws.s3();
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: hostname, Key: `${pathname.slice(1)}new.csv.out` }));
  return Body?.transformToString();
}
