import { expectTypeOf } from 'vitest';
import {
  and,
  approval,
  each,
  execution,
  fail,
  flow,
  job,
  lambda,
  model,
  not,
  or,
  param,
  register,
  spark,
  sql,
  transform,
  tune,
  when,
  type Condition,
  type Expression,
  type Flow,
  type JobHandle,
} from 'mlx';

declare module '../../src/define/flow/jobs.ts' {
  interface Jobs {
    'typed/prepare.py': {
      params: { day: string; verbose?: boolean };
      inputs: { flights: 'data' };
      outputs: { features: 'data' };
      metrics: never;
    };
    'typed/train.py': {
      params: { depth?: number; loss?: 'gini' | 'entropy'; owner?: string };
      inputs: { features: 'data'; start: 'model'; extra: 'any' };
      outputs: { model: 'model'; report: 'data' };
      metrics: 'auc' | 'loss';
    };
  }
}

/** Compiled by `tsc -p test` and never run: each line marked as an error must not compile. */
export function types(): void {
  const params = {
    day: param.date('2013-01-01'),
    depth: param.int(6, { min: 1, max: 20 }),
    loss: param.enum(['gini', 'entropy']),
    loud: param.bool(false),
    owner: param.string(),
  };

  const made = flow('delays', params, ({ day, depth, loss, loud, owner }) => {
    expectTypeOf(day).toEqualTypeOf<Expression<string>>();
    expectTypeOf(depth).toEqualTypeOf<Expression<number>>();
    expectTypeOf(loss).toEqualTypeOf<Expression<'gini' | 'entropy'>>();

    const prepare = job('typed/prepare.py', { params: { day, verbose: loud }, cache: '30d', after: [] });
    const train = job('typed/train.py', {
      params: { depth, loss, owner: `${owner}-${execution.id}` },
      inputs: { features: prepare.outputs.features, extra: `s3://bucket/${execution.id}/` },
      env: { RUN: execution.id, DEPTH: depth, WHERE: prepare.outputs.features },
      retry: { attempts: 3, interval: '1m' },
      after: [prepare],
    });
    job('typed/train.py', { name: 'again', inputs: { start: train.outputs.model, extra: train.outputs.model } });
    job('typed/train.py', { name: 'third', inputs: { features: prepare.outputs.features.file('part/') } });
    expectTypeOf(train.metrics.auc).toEqualTypeOf<Expression<number>>();
    expectTypeOf<keyof typeof train.outputs>().toEqualTypeOf<'model' | 'report'>();
    expectTypeOf(prepare.outputs.features.json('report.json', 'rows')).toEqualTypeOf<Expression<number>>();
    expectTypeOf(train.metrics.auc.above(0.5)).toEqualTypeOf<Condition>();

    // @ts-expect-error a misspelt output
    void prepare.outputs.featurs;
    // @ts-expect-error a misspelt metric
    void train.metrics.acu;
    // @ts-expect-error a head without metrics has none
    void prepare.metrics.auc;
    // @ts-expect-error a misspelt param
    job('typed/train.py', { params: { dept: 6 } });
    // @ts-expect-error a text for a number
    job('typed/train.py', { params: { depth: '6' } });
    // @ts-expect-error an expression of a text for a number
    job('typed/train.py', { params: { depth: day } });
    // @ts-expect-error a value that the enum doesn't have
    job('typed/train.py', { params: { loss: 'ginny' } });
    // @ts-expect-error any text for an enum
    job('typed/train.py', { params: { loss: owner } });
    // @ts-expect-error a param that must be given is missing
    job('typed/prepare.py', { params: { verbose: true } });
    // @ts-expect-error no options at all where a param must be given
    job('typed/prepare.py');
    // @ts-expect-error a misspelt input
    job('typed/train.py', { inputs: { feature: prepare.outputs.features } });
    // @ts-expect-error a model where data is wanted
    job('typed/train.py', { inputs: { features: train.outputs.model } });
    // @ts-expect-error data where a model is wanted
    job('typed/train.py', { inputs: { start: prepare.outputs.features } });
    // @ts-expect-error an input without a scheme
    job('typed/train.py', { inputs: { features: 'features' } });
    // @ts-expect-error a misspelt option
    job('typed/train.py', { instnce: 'ml.m5.large' });
    // @ts-expect-error an expression for a name
    job('typed/train.py', { name: execution.id });
    // @ts-expect-error an expression for a timeout
    job('typed/train.py', { timeout: depth });
    // @ts-expect-error an expression for a number of attempts
    job('typed/train.py', { retry: depth });
    // @ts-expect-error an expression for how long a cache holds
    job('typed/train.py', { cache: day });
    // @ts-expect-error after a text
    job('typed/train.py', { after: ['prepare'] });
    // @ts-expect-error a number compared with a text
    train.metrics.auc.above('high');
    // @ts-expect-error true and false have no order
    loud.above(true);
    // @ts-expect-error a text compared with a number
    day.is(5);
    // @ts-expect-error a model has no files
    train.outputs.model.file('x');
    // @ts-expect-error an expression can't be counted with
    void (depth * 2);
    // @ts-expect-error expressions are read-only
    depth.text = 'x';

    const gate = when(and(train.metrics.auc.above(0.75), or(depth.atMost(9), not(loud.is(true)))), () => {
      register(train.outputs.model, {
        group: 'delays',
        metrics: { 'modelQuality.statistics': train.outputs.report.file('s.json') },
      });
    });
    gate.otherwise(() => fail(`auc is ${train.metrics.auc}`, { after: [gate] }));
    // @ts-expect-error true is no condition
    when(true, () => undefined);
    // @ts-expect-error an expression is no condition
    when(loud, () => undefined);
    // @ts-expect-error data is no model
    register(prepare.outputs.features, { group: 'delays' });
    // @ts-expect-error no group
    register(train.outputs.model, {});
    // @ts-expect-error an approval that isn't one
    register(train.outputs.model, { group: 'delays', approval: 'Yes' });
    // @ts-expect-error a part of the metrics that isn't one
    register(train.outputs.model, { group: 'delays', metrics: { quality: 's3://b/k' } });

    const sizes = each(
      [
        { name: 'small', depth: 4 },
        { name: 'large', depth: 12 },
      ],
      (item) => {
        expectTypeOf(item.depth).toEqualTypeOf<Expression<4 | 12>>();
        return job('typed/train.py', { name: 'size', params: { depth: item.depth } });
      },
    );
    job('typed/train.py', { name: 'all', inputs: { features: sizes.outputs.report } });
    expectTypeOf(sizes.at(0)).toEqualTypeOf<typeof train>();
    job('typed/train.py', { name: 'one', inputs: { start: sizes.named('small').outputs.model } });
    // @ts-expect-error models where data is wanted
    job('typed/train.py', { inputs: { features: sizes.outputs.model } });
    // @ts-expect-error a member that the items don't have
    each([{ depth: 1 }], (item) => job('typed/train.py', { params: { depth: item.dept } }));
    // @ts-expect-error a list that is known only in a run
    each(day, () => train);
    // @ts-expect-error an expression for how many at once
    each(['a'], () => train, { atOnce: depth });

    const tuned = tune('typed/train.py', {
      ranges: { depth: { min: 2, max: 12 }, loss: ['gini', 'entropy'] },
      objective: { maximize: 'auc' },
    });
    // @ts-expect-error a list of texts for a number
    tune('typed/train.py', { ranges: { depth: ['1'] }, objective: { maximize: 'auc' } });
    // @ts-expect-error a param that the job doesn't have
    tune('typed/train.py', { ranges: { dept: { min: 1, max: 2 } }, objective: { maximize: 'auc' } });
    // @ts-expect-error a metric that the job doesn't have
    tune('typed/train.py', { ranges: { depth: { min: 1, max: 2 } }, objective: { maximize: 'acu' } });
    // @ts-expect-error a range that is known only in a run
    tune('typed/train.py', { ranges: { depth: { min: depth, max: 12 } }, objective: { minimize: 'loss' } });

    const late = sql(`select * from nyc.flights where day = '${day}'`, { output: 'table:ml.late' });
    transform(model(tuned.outputs.model), { input: late.outputs.rows });
    // @ts-expect-error a job is no model
    transform(train, { input: late.outputs.rows });
    // @ts-expect-error a model as input of a transform
    transform(model(tuned.outputs.model), { input: train.outputs.model });
    // @ts-expect-error rows are no model
    sql('select 1', { output: 'model' });

    const counted = lambda('count', { payload: { day, depth }, results: { rows: 'int', by: 'string' } });
    expectTypeOf(counted.results.rows).toEqualTypeOf<Expression<number>>();
    expectTypeOf(counted.results.by).toEqualTypeOf<Expression<string>>();
    // @ts-expect-error a result that wasn't declared
    void counted.results.row;
    // @ts-expect-error a type of result that isn't one
    lambda('count', { results: { rows: 'integer' } });
    // @ts-expect-error a function that is known only in a run
    lambda(owner);
    // @ts-expect-error no results were declared
    void approval('go on?').results.by;

    // Without a declaration any name may be right.
    const loose = job('jobs/unknown.py', { params: { any: 1 }, inputs: { any: train.outputs.model } });
    expectTypeOf(loose).toExtend<JobHandle>();
    job('typed/train.py', { name: 'free', inputs: { features: loose.outputs.x, start: loose.outputs.y } });
    job('jobs/more.py', { inputs: { rows: loose.outputs.rows, whole: loose.outputs.rows.file('all.csv') } });
    when(and(loose.metrics.auc.above(0.5), loose.outputs.rows.json('report.json', 'rows').above(1)), () => {
      register(loose.outputs.model, { group: 'delays' });
    });
    const many = each(['a', 'b'], (which) => job('jobs/unknown.py', { name: 'one', params: { which } }));
    job('typed/train.py', { name: 'every', inputs: { features: many.outputs.rows, extra: many.outputs.rows } });
    job('jobs/more.py', { name: 'of-a', inputs: { rows: many.named('a').outputs.rows, all: sizes.outputs.report } });
    each(['a'], (which) => sql(`select '${which}'`))
      .at(0)
      .outputs.rows.json('x.json', 'y')
      .above(1);
    transform(model(loose.outputs.model), { input: loose.outputs.rows });
    spark('jobs/rows.py', { engine: { glue: 'rows' } });
    job('jobs/plain.py');
    // @ts-expect-error an engine that isn't one
    spark('jobs/rows.py', { engine: 'databricks' });
  });
  expectTypeOf(made).toEqualTypeOf<Flow>();

  // @ts-expect-error a default of another type
  param.int('6');
  // @ts-expect-error a default that is none of the values
  param.enum(['a', 'b'], 'c');
  // @ts-expect-error an execution variable that isn't one
  void execution.idd;
  // @ts-expect-error a flow's function gets its own params
  flow('x', { day: param.date() }, ({ dya }) => void dya);
}
