import { describe, expect, it, test } from 'vitest';
import { checkPipelineDefinition } from '../../../src/limits/pipeline/check-pipeline-definition.ts';
import { goodDefinition } from './good-definition.ts';

it('finds nothing in a good definition', () => {
  expect(checkPipelineDefinition(goodDefinition())).toEqual([]);
});

it.each([undefined, null, 'text', 7, []])('finds that %j is no definition', (definition) => {
  expect(checkPipelineDefinition(definition)).toHaveLength(1);
});

/** Places in the good definition, from its top. */
const prepare = 'Steps.0';
const train = 'Steps.1';
const evaluate = 'Steps.2';
const good = 'Steps.3.Arguments';
const tell = 'Steps.4';

/** What is put at a place, and what is then found: the step, and what is said of it. `undefined` takes away. */
const damages: readonly [sentence: string, place: string, value: unknown, step: string, what: RegExp][] = [
  ['a version that there is not', 'Version', '2021-01-01', '', /Version is "2021-01-01"/u],
  ['an unknown member of the definition', 'Outputs', [], '', /has "Outputs"/u],
  ['metadata that is no text', 'Metadata', { a: 1 }, '', /Metadata/u],
  ['steps that are no list', 'Steps', {}, '', /Steps is no list/u],
  ['a step that is no object', 'Steps.6', 'train', '', /Steps is no list/u],
  ['branches that are no list', `${good}.IfSteps`, {}, 'good', /IfSteps is no list/u],
  ['two steps with one name', `${good}.IfSteps.0.Name`, 'prepare', 'prepare', /2 steps are called/u],
  ['a hostile name of a step', `${good}.ElseSteps.0.Name`, '../../etc', '../../etc', /is called/u],
  ['an unknown type of step', `${tell}.Type`, 'Glue', 'tell', /type is "Glue"/u],
  ['an unknown member of a step', `${tell}.Timeout`, 3, 'tell', /has "Timeout"/u],
  ['a step without arguments', `${prepare}.Arguments`, undefined, 'prepare', /Arguments is missing/u],
  ['a lambda without a function', `${tell}.FunctionArn`, undefined, 'tell', /FunctionArn is missing/u],
  ['a description that is too long', `${tell}.Description`, 'x'.repeat(3073), 'tell', /Description/u],
  ['two parameters with one name', 'Parameters.1.Name', 'day', '', /two parameters/u],
  ['a parameter of no known type', 'Parameters.1.Type', 'Date', '', /type "Date"/u],
  ['a default of another type', 'Parameters.1.DefaultValue', '6', '', /default "6"/u],
  ['a default that is none of the choices', 'Parameters.2.DefaultValue', 'log', '', /default "log"/u],
  [
    'a reference to a parameter that is not there',
    `${prepare}.Arguments.Environment.DAY.Get`,
    'Parameters.dya',
    'prepare',
    /"dya"/u,
  ],
  [
    'a reference to a step that is not there',
    `${evaluate}.Arguments.Environment.MODEL.Get`,
    'Steps.trian.ModelArtifacts.S3ModelArtifacts',
    'evaluate',
    /"trian"/u,
  ],
  [
    'a reference to itself',
    `${prepare}.Arguments.Environment.DAY.Get`,
    'Steps.prepare.ProcessingJobName',
    'prepare',
    /of itself/u,
  ],
  [
    'a field that the service does not tell',
    `${evaluate}.Arguments.Environment.MODEL.Get`,
    'Steps.train.ModelArtifact.S3ModelArtifacts',
    'evaluate',
    /ModelArtifact/u,
  ],
  [
    'a field that has more in it',
    `${evaluate}.Arguments.Environment.MODEL.Get`,
    'Steps.train.ModelArtifacts',
    'evaluate',
    /no single value/u,
  ],
  [
    'an output that is not there',
    `${train}.Arguments.InputDataConfig.0.DataSource.S3DataSource.S3Uri.Get`,
    "Steps.prepare.ProcessingOutputConfig.Outputs['row'].S3Output.S3Uri",
    'train',
    /output "row"/u,
  ],
  ['a result that is not there', 'Steps.5.Arguments.rows.Get', "Steps.tell.OutputParameters['row']", 'ask', /'row'/u],
  ['a reference to what ends the run', `${tell}.Arguments.auc.Get`, 'Steps.stop.ErrorMessage', 'tell', /of stop/u],
  [
    'a variable that no execution has',
    `${prepare}.Arguments.Environment.DAY.Get`,
    'Execution.Id',
    'prepare',
    /Execution\.Id/u,
  ],
  [
    'the name of a job in another step',
    `${prepare}.Arguments.Environment.DAY.Get`,
    'Execution.TrainingJobName',
    'prepare',
    /TrainingJobName/u,
  ],
  ['a reference to nothing known', `${prepare}.Arguments.Environment.DAY.Get`, 'Params.day', 'prepare', /Params\.day/u],
  [
    'a function that there is not',
    `${prepare}.Arguments.Environment.DAY`,
    { 'Std:Split': {} },
    'prepare',
    /Std:Split/u,
  ],
  [
    'a join of a list',
    `${train}.Arguments.HyperParameters.depth`,
    { 'Std:Join': { On: '', Values: [['a']] } },
    'train',
    /joins \["a"\]/u,
  ],
  [
    'a number where only text is taken',
    `${train}.Arguments.HyperParameters.depth`,
    { Get: 'Parameters.depth' },
    'train',
    /gives a Integer/u,
  ],
  [
    'text where a number is taken',
    `${train}.Arguments.ResourceConfig.InstanceCount`,
    { Get: 'Parameters.day' },
    'train',
    /gives a String/u,
  ],
  [
    'a reference in place of a list',
    `${train}.Arguments.InputDataConfig`,
    { Get: 'Parameters.day' },
    'train',
    /InputDataConfig/u,
  ],
  [
    'a literal of another type',
    `${train}.Arguments.ResourceConfig.InstanceCount`,
    '1',
    'train',
    /InstanceCount is "1"/u,
  ],
  [
    'an argument that the service does not know',
    `${train}.Arguments.Instance`,
    'ml.m5.large',
    'train',
    /has "Instance"/u,
  ],
  ['a property file that was not declared', `${evaluate}.PropertyFiles`, undefined, 'good', /PropertyFiles\.report/u],
  [
    'a property file in an output that is not there',
    `${evaluate}.PropertyFiles.0.OutputName`,
    'reports',
    'evaluate',
    /"reports"/u,
  ],
  ['property files of a training', `${train}.PropertyFiles`, [], 'train', /has "PropertyFiles"/u],
  [
    'a path that is no literal',
    `${good}.Conditions.0.LeftValue.Std:JsonGet.Path`,
    { Get: 'Parameters.day' },
    'good',
    /LeftValue is/u,
  ],
  ['a condition of no known type', `${good}.Conditions.0.Type`, 'NotEquals', 'good', /NotEquals/u],
  ['a Not with an Expression', `${good}.Conditions.1`, { Type: 'Not', Expression: {} }, 'good', /Expression/u],
  [
    'a condition in a branch',
    `${good}.IfSteps.0`,
    { Name: 'inner', Type: 'Condition', Arguments: { Conditions: [{ Type: 'Equals', LeftValue: 1, RightValue: 1 }] } },
    'inner',
    /branch of good/u,
  ],
  ['a condition that asks nothing', `${good}.Conditions`, [], 'good', /asks nothing/u],
  ['arguments of a lambda that are not flat', `${tell}.Arguments.rows`, [1], 'tell', /argument rows/u],
  ['a result of no known type', `${tell}.OutputParameters.0.OutputType`, 'Number', 'tell', /result/u],
  ['a Fail without words', `${good}.ElseSteps.0.Arguments.ErrorMessage`, undefined, 'stop', /ErrorMessage/u],
  ['a cache of what is not cached', `${good}.IfSteps.0.CacheConfig`, { Enabled: true }, 'register', /CacheConfig/u],
  ['a duration that is none', `${train}.CacheConfig.ExpireAfter`, '30d', 'train', /30d/u],
  ['a retry of what is not tried again', `${tell}.RetryPolicies`, [], 'tell', /RetryPolicies/u],
  ['a retry for what is no fault', `${train}.RetryPolicies.0.ExceptionType`, ['ScriptError'], 'train', /ScriptError/u],
  ['too many attempts', `${train}.RetryPolicies.0.MaxAttempts`, 21, 'train', /21/u],
  ['attempts and an end in time', `${train}.RetryPolicies.0.ExpireAfterMin`, 3, 'train', /ExpireAfterMin/u],
  ['a dependency that is not there', `${tell}.DependsOn`, ['evalute'], 'tell', /"evalute"/u],
  [
    'a circle',
    `${prepare}.DependsOn`,
    ['evaluate'],
    'prepare',
    /prepare waits for evaluate waits for train waits for prepare/u,
  ],
  [
    'a definition that is too long',
    'Metadata',
    Object.fromEntries(Array.from({ length: 1100 }, (_, index) => [`k${index}`, 'x'.repeat(1000)])),
    '',
    /characters/u,
  ],
];

describe('finds', () => {
  test.each(damages)('%s', (_, place, value, step, what) => {
    const definition = goodDefinition();
    put(definition, place.split('.'), value);
    const found = checkPipelineDefinition(definition);
    expect(found).toContainEqual({
      step,
      what: expect.stringMatching(what) as string,
      rule: expect.any(String) as string,
      fix: expect.any(String) as string,
    });
  });
});

it('finds the name of an experiment where there is none', () => {
  const definition = goodDefinition();
  put(definition, `${prepare}.Arguments.Environment.DAY.Get`.split('.'), 'PipelineExperimentConfig.TrialName');
  expect(checkPipelineDefinition(definition)).toEqual([]);
  put(definition, ['PipelineExperimentConfig'], undefined);
  expect(checkPipelineDefinition(definition)).toMatchObject([{ step: 'prepare' }]);
});

function put(holder: object, [key = '', ...rest]: readonly string[], value: unknown): void {
  const within = holder as Record<string, unknown>;
  if (rest.length > 0) put(within[key] as object, rest, value);
  else if (value === undefined) delete within[key];
  else within[key] = value;
}
