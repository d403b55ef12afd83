import { MlxError } from '../../../src/base/errors.ts';
import type { Fault } from '../../../src/base/fault.ts';
import { findFlow } from '../../../src/define/flow/find-flows.ts';
import type { FlowDefinition } from '../../../src/define/flow/flow-definition.ts';
import { readFlow } from '../../../src/define/flow/read-flow.ts';
import { readProject, type Project } from '../../../src/define/project.ts';
import { scratchProject } from '../scratch-project.ts';

/** A script with these lines in and below [tool.mlx]. */
export function script(kind: 'processing' | 'training' | 'spark', ...lines: readonly string[]): string {
  const head = ['/// script', '[tool.mlx]', `kind = "${kind}"`, ...lines, '///'];
  return [...head.map((line) => `# ${line}`), 'print("hello")', ''].join('\n');
}

/** Three jobs that read each other's outputs: prepare, then train, then report. */
export const scripts: Readonly<Record<string, string>> = {
  'jobs/prepare.py': script(
    'processing',
    '[tool.mlx.params]',
    'day = { type = "date", default = "2013-01-01" }',
    '[tool.mlx.inputs]',
    'flights = "table:nyc.flights"',
    '[tool.mlx.outputs]',
    'features = "files"',
    'stats = "files"',
  ),
  'jobs/train.py': script(
    'training',
    '[tool.mlx.params]',
    'depth = { type = "int", default = 6, min = 1, max = 20 }',
    'rate = { type = "float", default = 0.1 }',
    'loss = { type = "enum", values = ["gini", "entropy"], default = "gini" }',
    '[tool.mlx.inputs]',
    'features = "prepare.features"',
    '[tool.mlx.outputs]',
    'model = "model"',
    'report = "files"',
    '[tool.mlx.metrics]',
    "auc = 'auc=([0-9.]+)'",
  ),
  'jobs/report.py': script(
    'processing',
    '[tool.mlx.inputs]',
    'scores = "train.report"',
    'old = "file:data/old.csv"',
    '[tool.mlx.outputs]',
    'html = "files"',
  ),
};

/** A project with the three scripts and these files beside them. */
export async function flowProject(files: Readonly<Record<string, string>> = {}): Promise<Project> {
  return readProject(await scratchProject({ 'mlx.toml': '', ...scripts, ...files }));
}

/** The flow that a function body makes, in a project of its own; its first line is line 3 of `flows/delays.flow.ts`. */
export async function readBody(body: string, files: Readonly<Record<string, string>> = {}): Promise<FlowDefinition> {
  const project = await flowProject({ 'flows/delays.flow.ts': source(body), ...files });
  return readFlow(await findFlow(project, 'delays'), project);
}

/** The faults of such a flow, each as text: where, what is called there, what is wrong, and the repair. */
export async function faultsOfBody(body: string, files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const error = await errorOf(readBody(body, files));
  return error.faults.map(faultText);
}

/** The error that something ends in. */
export async function errorOf(reading: Promise<unknown>): Promise<MlxError> {
  const error = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof MlxError)) throw new Error(`expected an MlxError, got ${String(error)}`, { cause: error });
  return error;
}

function source(body: string): string {
  return `import * as mlx from 'mlx'; const { and, approval, each, execution, fail, flow, job, lambda, model, not, or, param, register, spark, sql, transform, tune, when } = mlx;
export default flow('delays', { day: param.date('2013-01-01'), depth: param.int(6), loud: param.bool(false) }, ({ day, depth, loud }: any) => {
${body}
});
`;
}

export function faultText({ place, what, fix }: Fault): string {
  const shown = place.text.slice(place.column - 1, place.column - 1 + place.length);
  return `${place.file}:${place.line} <${shown}> ${what} -> ${fix}`;
}
