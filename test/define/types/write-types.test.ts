import { execFile } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../../src/base/package-root.ts';
import { writeTypes } from '../../../src/define/types/write-types.ts';
import { emitTypes } from '../../../src/tools/build.ts';
import { flowProject, script } from '../flow/flow-project.ts';

beforeAll(emitTypes);

const tsconfig = JSON.stringify({ extends: './.mlx/types/tsconfig.json' });

/** What the compiler says of a flow in a fresh project, line by line: the line's number and the message. */
async function compile(body: string, files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const flow = `import * as mlx from 'mlx';
const { execution, flow, job, param, register, sql, when } = mlx;
export default flow('delays', { day: param.date(), depth: param.int(6) }, ({ day, depth }) => {
const prepare = job('jobs/prepare.py', { params: { day } });
const train = job('jobs/train.py', { params: { depth }, inputs: { features: prepare.outputs.features } });
${body}
});
`;
  const project = await flowProject({ 'flows/delays.flow.ts': flow, 'tsconfig.json': tsconfig, ...files });
  await writeTypes(project);
  const output = await tsc(project.root);
  return [...output.matchAll(/^\S+\((\d+),\d+\): error TS\d+: (.*)$/gmu)].map(([, line, what]) => `${line}: ${what}`);
}

async function tsc(folder: string): Promise<string> {
  const program = join(packageRoot(), 'node_modules/typescript/bin/tsc');
  return new Promise((resolve) => {
    execFile(process.execPath, [program, '-p', folder, '--pretty', 'false'], (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}

test('a flow that is right compiles in a project without node_modules', async () => {
  const body = `
when(train.metrics.auc.above(0.75), () => { register(train.outputs.model, { group: 'delays' }); });
job('jobs/report.py', { inputs: { scores: train.outputs.report, old: \`s3://bucket/\${execution.id}/\` } });
sql(\`select '\${day}'\`);
job('jobs/not-there-yet.py', { params: { any: 1 } }).outputs.any;`;
  expect(await compile(body)).toEqual([]);
});

test('what a head does not have does not compile', async () => {
  const lines = [
    'void prepare.outputs.featurs;',
    'void train.metrics.acu;',
    `job('jobs/train.py', { params: { dept: 6 } });`,
    `job('jobs/train.py', { params: { depth: '6' } });`,
    `job('jobs/train.py', { params: { depth: day } });`,
    `job('jobs/train.py', { params: { loss: 'ginny' } });`,
    `job('jobs/train.py', { inputs: { feature: prepare.outputs.features } });`,
    `job('jobs/train.py', { inputs: { features: train.outputs.model } });`,
    `register(train.outputs.report, { group: 'delays' });`,
    `job('jobs/train.py', { name: execution.id });`,
    `job('jobs/train.py', { timeout: depth });`,
  ];
  const told = await compile(lines.join('\n'));
  expect([...new Set(told.map((line) => Number.parseInt(line, 10)))]).toEqual(lines.map((_, index) => index + 6));
  expect(told[0]).toMatch(/^6: Property 'featurs' does not exist on type .* Did you mean 'features'\?$/);
});

test('hostile words in a head stay words', async () => {
  const evil = script(
    'processing',
    String.raw`description = "*/ export const broken: string = 5; /*"`,
    '[tool.mlx.params]',
    String.raw`mode = { type = "enum", values = ["\"; }", "it's"], default = "\"; }", help = "*/ } } broken" }`,
  );
  expect(
    await compile(`job("jobs/it's evil.py");\njob('jobs/evil.py', { params: { mode: '"; }' } });`, {
      'jobs/evil.py': evil,
    }),
  ).toEqual([]);
});

test('the declarations are written only when heads have changed', async () => {
  const project = await flowProject();
  const { path, changed } = await writeTypes(project);
  expect(changed).toBe(true);
  expect(path).toBe(join(project.root, '.mlx/types/mlx.d.ts'));
  const { mtimeMs } = await stat(path);
  expect(await writeTypes(project)).toEqual({ path, changed: false });
  expect((await stat(path)).mtimeMs).toBe(mtimeMs);
  await writeFile(join(project.root, 'jobs/more.py'), script('processing'));
  expect((await writeTypes(project)).changed).toBe(true);
  expect(await readFile(path, 'utf8')).toContain('"jobs/more.py": {');
});

test('a head with faults is left out, and a job in TypeScript is not run for its types', async () => {
  const project = await flowProject({
    'jobs/broken.py': script('processing', 'cuont = 2'),
    'jobs/own.job.ts': 'throw new Error("was run");',
  });
  await mkdir(join(project.root, '.mlx'), { recursive: true });
  const written = await readFile((await writeTypes(project)).path, 'utf8');
  expect(written).not.toContain('broken');
  expect(written).not.toContain('own.job.ts');
  expect(written).toContain('"jobs/train.py"');
});
