import type { ReplWord } from '../../inspect/sources/repl-reference.ts';
import { awsServices } from './aws/services.ts';

const target = {
  name: 'target',
  doc: "a job or flow: its name, a member of `jobs` or `flows`, or a selector such as '+train'",
};
const run = {
  name: 'run',
  doc: "a run: its name, the start of one, its job's name for the newest, 'last', or one of `runs`",
};
const params = { name: 'params?', doc: 'params of the job or flow, by name' };
const way = { name: 'options?', doc: "{ as: 'job', 'pipeline' or 'states', only: '+train' }" };
const thing = { name: 'x', doc: 'a name in quotes, or any value' };

/** A function: its signature is made from its name and parameters. */
function called(
  name: string,
  parameters: readonly { name: string; doc?: string }[],
  type: string,
  doc: string,
  example: string,
): ReplWord {
  const label = `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`;
  return { name, signature: { label, parameters, doc }, type, doc, example };
}

/** Everything that lines have besides JavaScript: `?` tells it, completion and hints go by it. */
export const replWords: readonly ReplWord[] = [
  {
    name: 'jobs',
    type: 'list of jobs',
    doc: 'The jobs of the project, by name too: heads as they were read.',
    example: 'jobs.train.params',
  },
  {
    name: 'flows',
    type: 'list of flows',
    doc: 'The flows of the project, by name too. One by itself shows its graph.',
    example: 'flows.delays',
  },
  {
    name: 'runs',
    type: 'list of runs',
    doc: 'The newest runs of jobs and flows, a page at a time.',
    example: 'runs.filter(run => run.status === "failed")',
  },
  { name: 'runs.last', type: 'run', doc: 'The newest run.', example: 'why(runs.last)' },
  called('runs.more', [], 'list of runs', 'The next page of runs; `runs` has them too from then on.', 'runs.more()'),
  called('runs.of', [target], 'list of runs', 'The runs of a job or flow, newest first.', "runs.of('train')"),
  called(
    'runs.where',
    [
      { name: 'job', doc: 'a job' },
      { name: '...filters', doc: "what a run must be like: 'depth=8', 'auc>0.8', 'status!=failed'; ~ takes a pattern" },
    ],
    'list of runs with params and metrics',
    'The runs of a job that are as every filter wants, also those that were steps of flows.',
    "runs.where('train', 'depth=8', 'auc>0.8')",
  ),
  {
    name: 'tables',
    type: 'list of tables',
    doc: 'All tables, by name too. `tables.scores?` tells which run wrote it.',
    example: "tables['ml.scores']",
  },
  { name: 'models', type: 'list of models', doc: 'The models of SageMaker that are the project’s.', example: 'models' },
  called(
    'models.more',
    [],
    'list of models',
    'The next page of models; of a page, its `.more()` gives the one after it.',
    'models.more()',
  ),
  {
    name: 'endpoints',
    type: 'list of endpoints',
    doc: 'The endpoints of SageMaker that are the project’s.',
    example: 'endpoints',
  },
  called('endpoints.more', [], 'list of endpoints', 'The next page of endpoints.', 'endpoints.more()'),
  {
    name: 'logGroups',
    type: 'list of log groups',
    doc: 'The log groups of CloudWatch that are the project’s.',
    example: 'logGroups',
  },
  called('logGroups.more', [], 'list of log groups', 'The next page of log groups.', 'logGroups.more()'),
  { name: 'it', type: 'anything', doc: 'What is selected on the screen.', example: 'it' },
  { name: '_', type: 'anything', doc: 'What the last line came to.', example: '_.length' },
  {
    name: 'aws',
    type: 'clients of AWS',
    doc: 'Every operation of the AWS SDK, by service. Requests are checked before they are sent.',
    example: 'aws.sagemaker.listTrainingJobs({ MaxResults: 5 })',
  },
  ...Object.keys(awsServices).map((name) => ({
    name: `aws.${name}`,
    type: 'client of a service',
    doc: 'Its operations as methods; a list also has `.pages(request)`, to be read by `for await`; `client()` is the client of the SDK.',
    example: `aws.${name}`,
  })),
  called(
    'plan',
    [target, params, way],
    'plan',
    'What a run would send, checked and priced; nothing is sent.',
    "plan('train', { depth: 8 })",
  ),
  called(
    'run',
    [target, params, way],
    'run',
    'Starts a run and answers at once. Asks first, where it costs.',
    "run('train', { depth: 8 })",
  ),
  called('show', [run], 'run', 'A run, whole.', "show('last')"),
  called('why', [run], 'card', 'Why a run failed, and what to do.', "why('last')"),
  called(
    'cost',
    [run],
    'cost',
    'What a run cost: each step’s machines, their time and price, and its share.',
    'cost(runs.last)',
  ),
  called(
    'logs',
    [run],
    'list of lines',
    'The log of a run as far as it goes.',
    "logs('last').filter(line => line.includes('loss'))",
  ),
  called('stop', [run], 'run', 'Ends a run. Asks first.', "stop('last')"),
  called(
    'retry',
    [run],
    'run',
    'Takes a failed run of a flow up again where it failed, and answers at once. Asks first.',
    "retry('delays')",
  ),
  called(
    'sql',
    [{ name: 'query', doc: 'a query of Athena; what `${}` brings is quoted as a value' }],
    'list of rows',
    'Runs a query and gives its first rows.',
    'sql`select * from nyc.flights where carrier = ${"UA"} limit 10`',
  ),
  called(
    'evaluate',
    [
      { name: 'expression', doc: 'an expression, a text with some, or a condition' },
      { name: 'within?', doc: 'a made-up table of values, or a run; left out, example values' },
    ],
    'value',
    'What an expression stands for.',
    "evaluate(execution.id, 'last')",
  ),
  called('graph', [target, params, way], 'plan or run', 'The graph of a flow or of a run of one.', "graph('delays')"),
  called('matrix', [{ name: 'flow', doc: 'a flow' }], 'matrix', 'The runs of a flow by its steps.', "matrix('delays')"),
  called(
    'lineage',
    [{ name: 'thing', doc: 'a run, a table, an S3 URI or an ARN' }],
    'graph',
    'What a run, a table or a model came from, and what came of it.',
    "lineage('ml.scores')",
  ),
  called(
    'writer',
    [{ name: 'table', doc: 'a table: its name, or one of `tables`' }],
    'writer',
    'Which jobs write a table, and the run that did so last.',
    "writer('ml.scores')",
  ),
  called(
    'explain',
    [thing],
    'explanation',
    'What something is, what it accepts and where it may stand; `x?` is the same.',
    "explain('CreateTrainingJob.ResourceConfig')",
  ),
  called(
    'dir',
    [{ ...thing, name: 'x?' }],
    'directory',
    'The names below something; of nothing, all that can be asked about.',
    'dir(jobs)',
  ),
  called(
    'uses',
    [{ name: 'name', doc: 'a key, a field, a shape: `ResourceConfig`' }],
    'uses',
    'Where something may be used, what it becomes, and what holds it.',
    "uses('ResourceConfig')",
  ),
  called(
    'find',
    [{ name: 'text', doc: 'words that must all occur' }],
    'list of names',
    'Searches every name and doc of mlx and of the services that it uses.',
    "find('spot')",
  ),
  called(
    'example',
    [{ name: 'name', doc: 'an operation, a shape, a field, a key of a head' }],
    'example',
    'A smallest value that is valid.',
    "example('CreateTrainingJob')",
  ),
  called(
    'check',
    [
      { name: 'x', doc: 'a plan, the name of an operation, of a job or of a flow' },
      { name: 'request?', doc: 'the request of the operation' },
    ],
    'faults',
    'For what a request would be refused, all at once; of a job or flow, the faults of its file.',
    "check('CreateTrainingJob', { TrainingJobName: 'a b' })",
  ),
  called(
    'diff',
    [
      { name: 'a', doc: 'a run, or any value' },
      { name: 'b', doc: 'another' },
    ],
    'changes',
    'In what two runs, plans or values differ.',
    "diff('last', 'last~1')",
  ),
  called('help', [], 'list of words', 'All that a line has besides JavaScript.', 'help()'),
  called('sleep', [{ name: 'ms', doc: 'milliseconds' }], 'nothing', 'Waits.', 'sleep(1000)'),
];
