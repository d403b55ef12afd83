import { ListModelPackagesCommand } from '@aws-sdk/client-sagemaker';
import { expect, it } from 'vitest';
import { script } from '../../fakes/scratch.ts';
import { flowScratch, statusesOf } from './flow-scratch.ts';

const train = script(
  'kind = "training"\n[tool.mlx.outputs]\nmodel = "model"',
  'import os, pathlib\npathlib.Path(os.environ["MLX_OUTPUT_MODEL"], "m.txt").write_text("m")\n',
);

it('a run that mlx drives registers the model that it trained, once, in a group that it makes', async () => {
  const project = await flowScratch({
    'jobs/train.py': train,
    'flows/keep.flow.ts': `
import { flow, job, register } from 'mlx';
export default flow('keep', {}, () => {
  const train = job('jobs/train.py');
  register(train.outputs.model, { group: 'keepers', name: 'register' });
});`,
  });
  try {
    const { run } = await project.runFlow('keep', 'job');
    expect(statusesOf(run)).toEqual({ train: 'completed', register: 'completed' });
    const sagemaker = await project.aws.sagemaker();
    const { ModelPackageSummaryList: packages } = await sagemaker.send(
      new ListModelPackagesCommand({ ModelPackageGroupName: 'keepers' }),
    );
    expect(packages?.map(({ ModelPackageArn }) => ModelPackageArn)).toEqual([run.steps[1]?.made]);
  } finally {
    await project.close();
  }
});
