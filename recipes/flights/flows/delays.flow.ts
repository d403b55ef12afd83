import { each, fail, flow, job, param, register, when } from 'mlx';

/** Three models of one table of features, side by side; the best is registered where it is good enough. */
export default flow(
  'delays',
  {
    late: param.int(15, { min: 1, help: 'minutes after which an arrival counts as late' }),
    enough: param.float(0.7, { help: 'the least area under the curve that is worth registering' }),
  },
  ({ late, enough }) => {
    const prepare = job('jobs/prepare.py', { params: { late } });
    const sizes = [
      { name: 'small', epochs: 1 },
      { name: 'medium', epochs: 2 },
      { name: 'large', epochs: 4 },
    ] as const;
    const trained = each(sizes, ({ epochs }) =>
      job('jobs/train.py', { params: { epochs }, inputs: { features: prepare.outputs.features } }),
    );
    const evaluate = job('jobs/evaluate.py', {
      inputs: { features: prepare.outputs.features, models: trained.outputs.model },
    });
    when(
      evaluate.metrics.auc.atLeast(enough),
      () =>
        register(evaluate.outputs.best.file('model.tar.gz'), {
          group: 'delays',
          image: 'sklearn',
          metrics: { 'modelQuality.statistics': evaluate.outputs.report.file('evaluation.json') },
        }),
      { name: 'good-enough' },
    ).otherwise(() => fail(`auc ${evaluate.metrics.auc} is below ${enough}`, { name: 'too-bad' }));
  },
);
