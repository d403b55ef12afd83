import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../../src/commands/table.ts';
import type { Expression } from '../../../src/define/expression/expression.ts';
import { openScope, type Scope } from '../../../src/tui/effects/scope.ts';
import type { Desk } from '../../../src/tui/effects/work.ts';
import type { Event } from '../../../src/tui/state/event.ts';
import { initialState } from '../../../src/tui/state/state.ts';
import { printed } from '../../../src/define/expression/text.ts';
import { scratch, script, type Scratch } from '../../fakes/scratch.ts';

const files = {
  'jobs/make.py': script(
    `kind = "processing"
[tool.mlx.params]
late = { type = "int", default = 1 }
[tool.mlx.metrics]
rows = 'rows=([0-9]+)'`,
    'import sys\nprint(f"rows={sys.argv[-1]}")\n',
  ),
  'flows/small.flow.ts': `
import { flow, job, param } from 'mlx';
export default flow('small', { late: param.int(15) }, ({ late }) => {
  job('jobs/make.py', { params: { late } });
});`,
};

type Function = (...given: unknown[]) => Promise<unknown>;

let project: Scratch;
let scope: Scope;
const told: Event[] = [];
const dispatch = (event: Event) => void told.push(event);
const call = (name: string, ...given: unknown[]) => (scope.names[name] as Function)(...given);
const execution = () => scope.names['execution'] as Readonly<Record<string, Expression<string>>>;

beforeAll(async () => {
  project = await scratch(files);
  const { signal } = new AbortController();
  const env = {
    MLX_CACHE: process.env['MLX_TEST_CACHE'] ?? `${project.project.root}/cache`,
    PATH: process.env['PATH'],
  };
  const options = { cwd: project.project.root, env, commands, signal };
  const desk: Desk = {
    options: { ...options, store: { get: () => initialState, dispatch } },
    dispatch,
    bench: () => Promise.resolve({ project: project.project, aws: project.aws }),
    signal,
  };
  scope = openScope(desk, () => undefined);
});
afterAll(() => project.close());

test('an expression stands in a template string, and is evaluated by a made-up table, flat or nested', async () => {
  const text = `s3://bucket/${String(execution()['id'])}/out`;
  expect(printed(text)).toBe('s3://bucket/{execution.id}/out');
  expect(await call('evaluate', text, { 'execution.id': 'abc' })).toBe('s3://bucket/abc/out');
  expect(await call('evaluate', execution()['id'], { execution: { id: 'abc' } })).toBe('abc');
});

test('what is typed as it is printed is evaluated too, alone with its own type', async () => {
  const sample = { train: { metrics: { auc: 0.8 } } };
  expect(await call('evaluate', 'train.metrics.auc', sample)).toBe(0.8);
  expect(await call('evaluate', '{train.metrics.auc}', sample)).toBe(0.8);
  expect(await call('evaluate', 'auc {train.metrics.auc} in {braces}', sample)).toBe('auc 0.8 in {braces}');
});

test('a condition holds or not', async () => {
  const condition = execution()['flow']?.in(['small', 'large']);
  expect(await call('evaluate', condition, { 'execution.flow': 'small' })).toBe(true);
  expect(await call('evaluate', condition, { 'execution.flow': 'other' })).toBe(false);
});

test('without a sample an expression has an example value of its type, a param that of its flow', async () => {
  expect(await call('evaluate', 'execution.startTime')).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(await call('evaluate', 'params.late')).toBe(15);
});

test('what a sample does not name is said to be unknown', async () => {
  await expect(call('evaluate', 'execution.id', {})).rejects.toMatchObject({ code: 'EXPRESSION_UNKNOWN' });
  await expect(call('evaluate', 'execution.id', { toString: {} })).rejects.toMatchObject({
    code: 'EXPRESSION_UNKNOWN',
  });
});

test('a flow is planned any way, and drawn as the verb draws it', async () => {
  const plan = await call('plan', 'small', { late: 20 }, { as: 'pipeline' });
  expect(plan).toMatchObject({ way: 'pipeline', params: { late: 20 } });
  expect(await call('plan', { name: 'small' }, { as: 'states' })).toMatchObject({
    way: 'states',
    params: { late: 15 },
  });
  expect(scope.drawn(plan)).toMatchObject({ kind: 'value', value: { kind: 'flow plan' } });
});

test(
  'a flow is run, told to the session, and its values are read back from that run',
  { timeout: 60_000 },
  async () => {
    const run = (await call('run', 'small', { late: 7 }, { as: 'pipeline' })) as { name: string };
    expect(told).toMatchObject([{ kind: 'launched', run: { name: run.name, flow: 'small', way: 'pipeline' } }]);
    expect(await call('evaluate', 'params.late', run)).toBe(7);
    expect(await call('evaluate', 'late {params.late}', run.name)).toBe('late 7');
    expect(await call('show', run)).toMatchObject({ name: run.name, steps: [{ name: 'make' }] });
    expect(await call('matrix', 'small')).toMatchObject({ flow: 'small' });
  },
);
