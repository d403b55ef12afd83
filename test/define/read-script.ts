import { MlxError } from '../../src/base/errors.ts';
import type { Fault } from '../../src/base/fault.ts';
import type { JobDefinition } from '../../src/define/definition.ts';
import { findJob } from '../../src/define/find-job.ts';
import { readProject } from '../../src/define/project.ts';
import { readJob } from '../../src/define/read-job.ts';
import { scratchProject } from './scratch-project.ts';

/** The job of a script with that content, in a project of its own. */
export async function readScript(content: string | Uint8Array, name = 'train.py'): Promise<JobDefinition> {
  const root = await scratchProject({ [name]: content });
  const project = await readProject(root);
  return readJob(await findJob(project, `./${name}`), project);
}

/** A head with these lines, in a script. */
export function head(...lines: readonly string[]): string {
  return [
    '# /// script',
    ...lines.map((line) => (line === '' ? '#' : `# ${line}`)),
    '# ///',
    'print("hello")',
    '',
  ].join('\n');
}

/** A head of a training job with these lines in and below [tool.mlx]. */
export function training(...lines: readonly string[]): string {
  return head('[tool.mlx]', 'kind = "training"', ...lines);
}

/** The error that reading a script ends in. */
export async function errorOf(content: string | Uint8Array, name?: string): Promise<MlxError> {
  const error = await readScript(content, name).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof MlxError)) throw new Error(`expected an MlxError, got ${String(error)}`);
  return error;
}

/** The faults of a script, each as text: where, what the caret shows, what is wrong, and the repair. */
export async function faultsOf(content: string | Uint8Array, name?: string): Promise<string[]> {
  const { faults } = await errorOf(content, name);
  return faults.map(faultText);
}

function faultText({ place, what, fix }: Fault): string {
  const shown = place.text.slice(place.column - 1, place.column - 1 + place.length);
  return `${place.line}:${place.column} <${shown}> ${what} -> ${fix}`;
}
