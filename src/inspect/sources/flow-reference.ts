/** A function or object of the API by which flows are written. */
export interface FlowWord {
  name: string;
  type: string;
  doc: string;
  example: string;
  /** Where it may be called. */
  stands: string;
  /** What becomes of it by the way of running, where that is worth saying. */
  ways?: Readonly<Partial<Record<'job' | 'pipeline' | 'states', string>>>;
  /** What its options take. */
  fields?: readonly { name: string; type: string; doc: string; required?: boolean }[];
}

const inFlow = 'in the function of a flow(), and in those of when() and each()';
const common: NonNullable<FlowWord['fields']> = [
  { name: 'name', type: 'text', doc: 'unique in the flow; left out, it is made from what the step does' },
  { name: 'after', type: 'list of steps', doc: 'what must have completed first, besides what it reads' },
  { name: 'retry', type: 'number or { attempts, interval, backoff }', doc: 'tries where the service failed' },
  { name: 'cache', type: 'duration', doc: 'how long an equal earlier step may stand for it' },
  { name: 'timeout', type: 'duration', doc: 'how long it may take as a whole' },
];

/** What `?when` and the others tell. */
export const flowReference: readonly FlowWord[] = [
  {
    name: 'flow',
    type: 'function (name, params, build, options?)',
    doc: 'Describes a flow: its name is that of its file, and what job(), when() and the others make in `build` are its steps.',
    example:
      "export default flow('delays', { day: param.date() }, ({ day }) => { job('jobs/train.py', { params: { day } }); })",
    stands: 'as the default export of a `.flow.ts`',
  },
  {
    name: 'param',
    type: 'string, int, float, bool, enum, date',
    doc: 'A param of a flow. One without a default must be given.',
    example: "{ depth: param.int(6, { min: 1, max: 20 }), size: param.enum(['small', 'large'], 'small') }",
    stands: 'in the second argument of flow()',
  },
  {
    name: 'job',
    type: 'function (script, options?): a step with outputs and metrics',
    doc: "A step that runs a script with a head. Its kind, machine and packages are the head's.",
    example:
      "const train = job('jobs/train.py', { params: { depth: 8 }, inputs: { features: prepare.outputs.features } })",
    stands: inFlow,
    ways: {
      job: 'a processing or training job',
      pipeline: 'a Processing or Training step',
      states: 'createProcessingJob.sync or createTrainingJob.sync',
    },
    fields: [
      { name: 'params', type: 'table', doc: "what differs from the head's defaults" },
      { name: 'inputs', type: 'table', doc: "what differs from the head's" },
      { name: 'env', type: 'table of texts', doc: 'environment variables of the script' },
      { name: 'instance', type: 'text', doc: "where it is another than the head's" },
      { name: 'count', type: 'number', doc: 'how many machines' },
      ...common,
    ],
  },
  {
    name: 'when',
    type: 'function (condition, build, options?): { otherwise(build) }',
    doc: "The steps in `build` run only where the condition holds, those in `otherwise` where not. They can't be read from outside.",
    example: "when(train.metrics.auc.above(0.75), () => register(train.outputs.model, { group: 'delays' }))",
    stands: inFlow,
    ways: {
      job: 'decided by mlx',
      pipeline: 'a Condition step; none inside another',
      states: 'a Choice state',
    },
    fields: common,
  },
  {
    name: 'each',
    type: 'function (list, build, options?): outputs of all items, at(n), named(name)',
    doc: 'The same steps for each item of a list that is settled before the run.',
    example: "each([{ name: 'small', depth: 4 }], ({ depth }) => job('jobs/train.py', { params: { depth } }))",
    stands: inFlow,
    ways: {
      job: 'steps of its own for each item, as many at once as atOnce says',
      pipeline: 'unrolled: steps `<step>-<item>`',
      states: 'a Map state',
    },
    fields: [{ name: 'atOnce', type: 'number', doc: 'at most so many items at once; left out, all' }, ...common],
  },
  {
    name: 'register',
    type: 'function (model, options): a step',
    doc: 'Adds a version of a model to the registry.',
    example: "register(train.outputs.model, { group: 'delays', approval: 'Approved' })",
    stands: inFlow,
    ways: { job: 'CreateModelPackage', pipeline: 'a RegisterModel step', states: 'createModelPackage' },
    fields: [
      { name: 'group', type: 'text', doc: 'the group of the registry; made where it is missing', required: true },
      { name: 'image', type: 'text', doc: 'left out, the image of the training' },
      { name: 'approval', type: 'Approved, Rejected or PendingManualApproval', doc: 'left out, the last' },
      { name: 'metrics', type: 'table of files', doc: 'files that tell how good it is' },
      { name: 'baselines', type: 'table of files', doc: 'what a monitor holds later data against' },
      ...common,
    ],
  },
  {
    name: 'model',
    type: 'function (output or URI, options?): a step with `model`, its name',
    doc: 'Makes a model of SageMaker, to be used by transform().',
    example: 'const made = model(train.outputs.model)',
    stands: inFlow,
    ways: { job: 'CreateModel', pipeline: 'a Model step', states: 'createModel' },
    fields: [
      { name: 'image', type: 'text', doc: 'left out, the image of the training' },
      { name: 'env', type: 'table of texts', doc: 'environment variables of the container' },
      ...common,
    ],
  },
  {
    name: 'transform',
    type: 'function (model, options): a step with the output `predictions`',
    doc: 'Batch predictions of a model that a step made, or that is there already.',
    example: "transform(made, { input: prepare.outputs.features, contentType: 'text/csv', split: 'Line' })",
    stands: inFlow,
    ways: { job: 'a transform job', pipeline: 'a Transform step', states: 'createTransformJob.sync' },
    fields: [
      { name: 'input', type: 'output or URI', doc: 'what is predicted on', required: true },
      { name: 'contentType', type: 'text', doc: 'the MIME type of the input' },
      { name: 'accept', type: 'text', doc: 'the MIME type that is wanted' },
      { name: 'split', type: 'None, Line, RecordIO or TFRecord', doc: 'what one record of a file is' },
      { name: 'instance', type: 'text', doc: 'the machine' },
      { name: 'count', type: 'number', doc: 'how many machines' },
      ...common,
    ],
  },
  {
    name: 'tune',
    type: 'function (script, options): a step with the outputs of the best training',
    doc: 'Many trainings of one script in search of the best params.',
    example:
      "tune('jobs/train.py', { ranges: { depth: { min: 2, max: 12 } }, objective: { maximize: 'auc' }, jobs: 20 })",
    stands: inFlow,
    ways: { job: 'a tuning job', pipeline: 'a Tuning step', states: 'createHyperParameterTuningJob.sync' },
    fields: [
      { name: 'ranges', type: 'table of ranges', doc: 'what is tried for params of the job', required: true },
      { name: 'objective', type: '{ maximize } or { minimize }', doc: "a metric of the job's head", required: true },
      { name: 'params', type: 'table', doc: 'what is the same in all trainings' },
      { name: 'jobs', type: 'number', doc: 'how many trainings; left out, 10' },
      { name: 'atOnce', type: 'number', doc: 'how many of them at once; left out, 1' },
      { name: 'strategy', type: 'Bayesian, Random, Grid or Hyperband', doc: 'left out, the first' },
      ...common,
    ],
  },
  {
    name: 'sql',
    type: 'function (query, options?): a step with the output `rows`',
    doc: 'A query of Athena; its rows are its output. In the REPL, sql`…` runs a query at once.',
    example: "const late = sql(`select * from nyc.flights where day = '${day}'`)",
    stands: inFlow,
    ways: {
      job: 'StartQueryExecution',
      pipeline: 'a Processing step with a dataset of Athena',
      states: 'athena startQueryExecution.sync',
    },
    fields: [
      { name: 'database', type: 'text', doc: 'where names of tables without one are looked for' },
      { name: 'format', type: 'parquet, csv or json', doc: 'how the rows are written; left out, Parquet' },
      { name: 'output', type: 'files, s3://… or table:…', doc: 'left out, files of the run' },
      ...common,
    ],
  },
  {
    name: 'spark',
    type: 'function (script, options?): a step with outputs and metrics',
    doc: "A step that runs a PySpark script with a head, in SageMaker's Spark image, Glue or EMR Serverless.",
    example: "spark('jobs/features.py', { engine: { glue: 'features' } })",
    stands: inFlow,
    ways: { pipeline: 'a Processing or EMRServerless step; Glue is refused', states: '.sync of each engine' },
    fields: [
      { name: 'engine', type: 'sagemaker, { glue } or { emrServerless }', doc: 'left out, the first' },
      ...common,
    ],
  },
  {
    name: 'lambda',
    type: 'function (name or ARN, options?): a step with results',
    doc: 'Calls a function of AWS Lambda that is there already.',
    example: "const rows = lambda('count-rows', { payload: { day }, results: { count: 'int' } })",
    stands: inFlow,
    ways: { job: 'Invoke', pipeline: 'a Lambda step', states: 'lambda invoke' },
    fields: [
      { name: 'payload', type: 'table', doc: 'the event that the function gets' },
      { name: 'results', type: 'table of types', doc: 'what of its answer other steps read' },
      ...common,
    ],
  },
  {
    name: 'approval',
    type: 'function (message, options?): a step with results',
    doc: 'Waits until a person says yes (`mlx approve RUN`) or no, which ends the run as failed.',
    example: 'approval(`auc ${train.metrics.auc}: go on?`)',
    stands: inFlow,
    ways: { job: 'mlx waits', pipeline: 'a Callback step', states: 'sqs sendMessage.waitForTaskToken' },
    fields: [
      { name: 'queue', type: 'text', doc: "URL of the SQS queue that is told; left out, the project's own" },
      { name: 'results', type: 'table of types', doc: 'what the answer holds besides yes or no' },
      ...common,
    ],
  },
  {
    name: 'fail',
    type: 'function (message, options?): a step',
    doc: 'Ends the run as failed, with a reason.',
    example: 'fail(`auc ${train.metrics.auc} is too low`)',
    stands: inFlow,
    ways: { job: 'mlx ends the run', pipeline: 'a Fail step', states: 'a Fail state' },
    fields: common,
  },
  {
    name: 'evaluate',
    type: 'function (expression, sample or run?)',
    doc: 'What an expression stands for: by a made-up table, in a past run, or, with neither, by example values.',
    example:
      "evaluate(`s3://bucket/${execution.id}/`, { 'execution.id': 'abc' }), evaluate('train.metrics.auc', 'last')",
    stands: 'in the REPL of the session',
  },
];
