import { expectTypeOf } from 'vitest';
import { defineJob, type OutputHandle, type ParamValues } from 'mlx';

/** Compiled by `tsc -p test` and never run: each line marked as an error must not compile. */
export function types(): void {
  const prepare = defineJob({
    script: 'jobs/prepare.py',
    kind: 'processing',
    inputs: { flights: 'table:nyc.flights', carriers: { sql: 'select 1', format: 'csv' } },
    outputs: { features: 'table:ml.features', report: 'files' },
  });
  const train = defineJob({
    script: 'jobs/train.py',
    kind: 'training',
    max_runtime: '1h',
    params: {
      depth: { type: 'int', default: 6 },
      rate: { type: 'float' },
      verbose: { type: 'bool', required: false },
      loss: { type: 'enum', values: ['gini', 'entropy'] },
      day: { type: 'date' },
    },
    inputs: { features: prepare.outputs.features },
    outputs: { model: 'model' },
  });

  expectTypeOf(prepare.kind).toEqualTypeOf<'processing'>();
  expectTypeOf(prepare.outputs.features).toEqualTypeOf<OutputHandle<'features'>>();
  expectTypeOf(train.params.depth.type).toEqualTypeOf<'int'>();
  expectTypeOf<keyof typeof train.outputs>().toEqualTypeOf<'model'>();
  expectTypeOf<keyof typeof prepare.inputs>().toEqualTypeOf<'flights' | 'carriers'>();

  // @ts-expect-error a misspelt output
  void prepare.outputs.featurs;
  // @ts-expect-error a misspelt param
  void train.params.dept;
  // @ts-expect-error a job without inputs has none
  void defineJob({ script: 'a.py', kind: 'processing' }).inputs.flights;
  // @ts-expect-error data is read-only
  train.name = 'other';

  type Values = ParamValues<typeof train>;
  expectTypeOf<Values['depth']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<Values['rate']>().toEqualTypeOf<number>();
  expectTypeOf<Values['verbose']>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<Values['loss']>().toEqualTypeOf<'gini' | 'entropy'>();
  expectTypeOf<Values['day']>().toEqualTypeOf<string>();
  const enough: Values = { rate: 0.1, loss: 'gini', day: '2013-01-01' };
  // @ts-expect-error a param without a default is missing
  const missing: Values = { rate: 0.1, loss: 'gini' };
  // @ts-expect-error a value that the enum doesn't have
  const other: Values = { ...enough, loss: 'ginny' };
  // @ts-expect-error a text for a number
  const text: Values = { ...enough, depth: '6' };
  void [missing, other, text];

  // @ts-expect-error a kind that isn't one
  defineJob({ script: 'a.py', kind: 'trainning' });
  // @ts-expect-error no script
  defineJob({ kind: 'training' });
  // @ts-expect-error a misspelt key
  defineJob({ script: 'a.py', kind: 'training', instnce: 'ml.m5.xlarge' });
  // @ts-expect-error a text for a count
  defineJob({ script: 'a.py', kind: 'training', count: '2' });
  // @ts-expect-error only training makes a model
  defineJob({ script: 'a.py', kind: 'processing', outputs: { model: 'model' } });
  // @ts-expect-error an input without a scheme
  defineJob({ script: 'a.py', kind: 'processing', inputs: { flights: 'flights' } });
  // @ts-expect-error a format that isn't one
  defineJob({ script: 'a.py', kind: 'processing', inputs: { flights: { sql: 'select 1', format: 'cvs' } } });
  // @ts-expect-error a param type that isn't one
  defineJob({ script: 'a.py', kind: 'processing', params: { depth: { type: 'integer' } } });
  // @ts-expect-error a default of another type
  defineJob({ script: 'a.py', kind: 'processing', params: { depth: { type: 'int', default: 'six' } } });
  // @ts-expect-error an enum without values
  defineJob({ script: 'a.py', kind: 'processing', params: { loss: { type: 'enum' } } });
  // @ts-expect-error a misspelt key of a param
  defineJob({ script: 'a.py', kind: 'processing', params: { depth: { type: 'int', defalt: 6 } } });
}
