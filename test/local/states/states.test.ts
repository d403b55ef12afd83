import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWorld, type World } from './world.ts';

let world: World;

beforeEach(() => {
  world = openWorld();
});

afterEach(() => world[Symbol.dispose]());

const end = { End: true };
const pass = (parameters: object) => ({ Type: 'Pass', Parameters: parameters, ...end });

describe('data', () => {
  test('goes from state to state through paths', async () => {
    const states = {
      A: { Type: 'Pass', InputPath: '$.in', Result: { b: 2 }, ResultPath: '$.made.here', Next: 'B' },
      B: { Type: 'Pass', OutputPath: '$.made', ...end },
    };
    expect(await world.run(states, { in: 1 })).toEqual({ status: 'SUCCEEDED', output: { here: { b: 2 } } });
  });

  test.each([0, false, '', null])('of a Pass may be %j', async (Result) => {
    expect((await world.run({ A: { Type: 'Pass', Result, ...end } }, { a: 1 })).output).toEqual(Result);
  });

  test.each([
    ['$', { a: 1 }, { r: 2 }],
    ["$['x']", { a: 1 }, { a: 1, x: { r: 2 } }],
    [null, { a: 1 }, { a: 1 }],
  ])('lands at the ResultPath %j', async (ResultPath, input, output) => {
    const states = { A: { Type: 'Pass', Result: { r: 2 }, ResultPath, ...end } };
    expect((await world.run(states, input)).output).toEqual(output);
  });

  test('knows its context', async () => {
    const parameters = {
      'id.$': '$$.Execution.Id',
      'name.$': '$$.Execution.Name',
      'input.$': '$$.Execution.Input.a',
      'start.$': '$$.Execution.StartTime',
      'state.$': '$$.State.Name',
      'entered.$': '$$.State.EnteredTime',
      'retries.$': '$$.State.RetryCount',
      'machine.$': '$$.StateMachine.Name',
    };
    const states = { A: { Type: 'Pass', Result: {}, Next: 'B' }, B: pass(parameters) };
    expect((await world.run(states, { a: 7 })).output).toEqual({
      id: 'arn:aws:states:eu-west-1:000000000000:execution:machine-1:run',
      name: 'run',
      input: 7,
      start: '2026-01-15T12:00:00.000Z',
      state: 'B',
      entered: '2026-01-15T12:00:00.000Z',
      retries: 0,
      machine: 'machine-1',
    });
  });

  test('that a path does not find ends the execution in the words of the service', async () => {
    expect(await world.run({ A: pass({ 'x.$': '$.nowhere' }) })).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: expect.stringContaining("An error occurred while executing the state 'A'"),
    });
  });

  test('of more than 256 KiB ends the execution', async () => {
    const states = { A: pass({ 'x.$': "States.Format('{}{}', $.a, $.a)" }) };
    expect(await world.run(states, { a: 'x'.repeat(200_000) })).toMatchObject({ error: 'States.DataLimitExceeded' });
  });
});

describe('functions', () => {
  test.each([
    ["States.Format('{}-{}', $.a, 1)", 'x-1'],
    ["States.Format('it\\'s \\{{}\\}', $.a)", "it's {x}"],
    ["States.Format('({}', States.JsonToString($.list))", '([1,2,3]'],
    ["States.ArrayGetItem($.rows[?(@.name=='b, (c)')].value, 0)", 5],
    ['States.ArrayPartition($.list, 2)', [[1, 2], [3]]],
    ["States.Hash($.a, 'MD5')", '9dd4e461268c8034f5c8564e155c67a6'],
    ['States.StringToJson($.json)', { quote: 'a"b\\c' }],
    ['States.Base64Decode(States.Base64Encode($.slash))', 'a\\b'],
    ['States.MathAdd(States.ArrayLength($.list), -1)', 2],
    ["States.StringSplit('a,b', ',')", ['a', 'b']],
  ])('%s', async (call, expected) => {
    const rows = [{ name: 'b, (c)', value: 5 }];
    expect(
      await valueOf(call, { a: 'x', list: [1, 2, 3], rows, slash: 'a\\b', json: '{"quote":"a\\"b\\\\c"}' }),
    ).toEqual(expected);
  });

  test('keep every backslash and quote of the data', async () => {
    const data = { path: 'C:\\new "x"\n' };
    expect(await valueOf('States.JsonToString($)', data)).toBe(JSON.stringify(data));
    expect(await valueOf("States.Format('{}', $.path)", data)).toBe(data.path);
  });

  test('that fail are told as such', async () => {
    expect(await world.run({ A: pass({ 'v.$': "States.StringToJson('{')" }) })).toMatchObject({
      error: 'States.IntrinsicFailure',
      cause: expect.stringContaining("The function 'States.StringToJson('{')' had the following error"),
    });
  });

  test('give data, which is never read as a template', async () => {
    const data = { text: '{"x.$":"$.secret"}', secret: 1 };
    expect(await valueOf('States.StringToJson($.text)', data)).toEqual({ 'x.$': '$.secret' });
  });
});

describe('a Choice', () => {
  test.each([
    [{ Variable: '$.a', NumericGreaterThan: 1 }, { a: 2 }, true],
    [{ Variable: '$.a', NumericGreaterThan: 1 }, { a: '2' }, false],
    [{ Variable: '$.a', StringLessThan: 'b' }, { a: 1 }, false],
    [{ Variable: '$.a', IsPresent: false }, {}, true],
    [{ Variable: '$.a', IsNull: false }, { a: 1 }, true],
    [{ Variable: '$.a', StringMatches: 'x?*' }, { a: 'x?z' }, true],
    [{ Variable: '$.a', StringMatches: 'x?z' }, { a: 'xyz' }, false],
    [{ Not: { Variable: '$.a', BooleanEquals: true } }, { a: false }, true],
    [{ Variable: '$.a', NumericEqualsPath: '$.b' }, { a: 3, b: 3 }, true],
    [{ Variable: '$$.Execution.Name', StringEquals: 'run' }, {}, true],
  ])('with %j of %j is %j', async (rule, input, expected) => {
    expect(await choose(rule, input)).toBe(expected);
  });

  test('hands its input on', async () => {
    const states = {
      A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'B' }] },
      B: { Type: 'Succeed' },
    };
    expect((await world.run(states, { a: { deep: 1 } })).output).toEqual({ a: { deep: 1 } });
  });

  test('that nothing matches fails the execution', async () => {
    const states = {
      A: { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: 1, Next: 'B' }] },
      B: { Type: 'Succeed' },
    };
    expect(await world.run(states, { a: 2 })).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
  });
});

test('a Wait goes on when its time has come, also in another supervisor', async () => {
  const arn = await world.start({ A: { Type: 'Wait', SecondsPath: '$.s', ...end } }, { s: 3600 });
  expect(await world.follow(arn, () => true)).toMatchObject({ status: 'RUNNING' });
  world.aws.clock.at += 3_599_000;
  world.restart();
  let looks = 0;
  expect(await world.follow(arn, () => (looks += 1) > 20)).toMatchObject({ status: 'RUNNING' });
  world.aws.clock.at += 1000;
  expect(await world.follow(arn)).toMatchObject({ status: 'SUCCEEDED', output: { s: 3600 } });
});

test('a Fail ends the execution with its error and cause, which may be worked out', async () => {
  const states = { A: { Type: 'Fail', Error: 'TooFew', CausePath: "States.Format('only {}', $.rows)" } };
  expect(await world.run(states, { rows: 3 })).toEqual({
    status: 'FAILED',
    output: undefined,
    error: 'TooFew',
    cause: 'only 3',
  });
});

test('a Parallel gives the results of its branches in order', async () => {
  const states = { A: { Type: 'Parallel', Branches: [branch(1), branch(2)], ResultPath: '$.both', ...end } };
  expect((await world.run(states, { a: 5 })).output).toEqual({
    a: 5,
    both: [
      { v: 5, n: 1 },
      { v: 5, n: 2 },
    ],
  });
});

test('a Map runs its items with their place and what is chosen for each', async () => {
  const item = {
    StartAt: 'I',
    States: { I: pass({ 'v.$': '$.v', 'at.$': '$$.Map.Item.Index', 'all.$': '$$.Execution.Input.all' }) },
  };
  const states = {
    A: {
      Type: 'Map',
      ItemsPath: '$.list',
      ItemSelector: { 'v.$': '$$.Map.Item.Value.x' },
      MaxConcurrency: 2,
      ItemProcessor: item,
      ...end,
    },
  };
  expect((await world.run(states, { all: 1, list: [{ x: 'a' }, { x: 'b' }, { x: 'c' }] })).output).toEqual([
    { v: 'a', at: 0, all: 1 },
    { v: 'b', at: 1, all: 1 },
    { v: 'c', at: 2, all: 1 },
  ]);
});

test('a failing branch gives up the others, and may be caught with its error', async () => {
  const branches = [
    { StartAt: 'Bad', States: { Bad: { Type: 'Fail', Error: 'Bad', Cause: 'why' } } },
    { StartAt: 'Long', States: { Long: { Type: 'Wait', Seconds: 9999, ...end } } },
  ];
  const Catch = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'B' }];
  const states = { A: { Type: 'Parallel', Branches: branches, Catch, ...end }, B: { Type: 'Succeed' } };
  expect(await world.run(states, { a: 1 })).toEqual({
    status: 'SUCCEEDED',
    output: { a: 1, error: { Error: 'Bad', Cause: 'why' } },
  });
});

test('an execution that takes too long is timed out', async () => {
  const arn = await world.start({ A: { Type: 'Wait', Seconds: 9999, ...end } }, {}, { TimeoutSeconds: 60 });
  await world.follow(arn, () => true);
  world.aws.clock.at += 60_000;
  expect(await world.follow(arn)).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
  expect((await world.events(arn)).at(-1)).toMatchObject({ type: 'ExecutionTimedOut' });
});

test('a loop may visit a state as often as it likes, up to 25,000 events', async () => {
  const states = {
    A: { Type: 'Pass', Next: 'B' },
    B: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'A' }], Default: 'C' },
    C: { Type: 'Succeed' },
  };
  const arn = await world.start(states, { a: 1 });
  const insert = world.aws.state.prepare('INSERT INTO states_events VALUES (?, ?, 0, ?, 0, ?)');
  insert.run(arn, 24_980, 'PassStateEntered', '{}');
  expect(await world.follow(arn)).toMatchObject({
    status: 'FAILED',
    cause: expect.stringContaining('maximum number of history events'),
  });
});

async function valueOf(call: string, input: object = {}): Promise<unknown> {
  const { output, cause } = await world.run({ A: pass({ 'v.$': call }) }, input);
  return output === undefined ? cause : (output as { v: unknown }).v;
}

async function choose(rule: object, input: object): Promise<unknown> {
  const states = {
    A: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
    Yes: { Type: 'Pass', Result: true, ...end },
    No: { Type: 'Pass', Result: false, ...end },
  };
  return (await world.run(states, input)).output;
}

function branch(n: number): object {
  return { StartAt: `B${n}`, States: { [`B${n}`]: pass({ 'v.$': '$.a', n }) } };
}
