import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { MlxError } from '../base/errors.ts';
import type { Place } from '../base/fault.ts';
import { codeOf, firstLineOf } from '../base/thrown.ts';
import { compileJob } from './compile.ts';
import type { JobDefinition } from './definition.ts';
import type { JobFile } from './find-jobs.ts';
import { importDefault } from './import-default.ts';
import { includedFiles } from './included-files.ts';
import { checkJobModule } from './define-job.ts';
import { pathText } from './finding.ts';
import { projectPlaces } from './places-below.ts';
import type { Project } from './project.ts';
import { languageOf } from './source/language.ts';
import { readText } from './source/read-text.ts';
import { placeIn } from './source/text-file.ts';

/**
 * Imports a `.job.ts` and reads the job that it exports by default. Whatever the file imports as `mlx` is this package.
 * Throws JOB_MODULE where it can't be imported or exports no job, JOB_SPEC where the job has faults, FILE_UNREADABLE.
 */
export async function readJobModule(file: JobFile, project: Project): Promise<JobDefinition> {
  const place = await placeOfJob(file.path, project.root);
  const exported = await exportOf(file.path, place.file);
  const {
    script,
    dependencies = [],
    'requires-python': requiresPython,
    ...job
  } = checkJobModule(specOf(exported, place.file));
  const path = resolve(project.root, script);
  const language = languageOf(path);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile() || !language)
    throw new MlxError('FILE_UNREADABLE', { file: script, reason: found ? 'EISDIR' : 'ENOENT' });
  const { include, findings } = await includedFiles(path, job.include ?? []);
  if (findings.length > 0) {
    const problems = findings.map((one) => `${pathText(one.path)}: ${one.what}; ${one.rule}; ${one.fix ?? one.rule}`);
    throw new MlxError('JOB_SPEC', { script: JSON.stringify(script), problems });
  }
  const head = { job, dependencies, ...(requiresPython !== undefined && { requiresPython }) };
  const places = { ...projectPlaces(project.places), '': place };
  return compileJob(head, { name: file.name, script: path, language, include, places, project });
}

/** The line that calls `defineJob(`, for faults that are found later. */
async function placeOfJob(path: string, root: string): Promise<Place> {
  const text = await readText(path, root, 1024 * 1024);
  const line = text.lines.findIndex((one) => /\bdefineJob\s*\(/.test(one));
  return placeIn(text, Math.max(0, line) + 1, 1, Number.POSITIVE_INFINITY);
}

async function exportOf(path: string, name: string): Promise<unknown> {
  try {
    return await importDefault(path);
  } catch (error) {
    throw isFaultySpec(error)
      ? new MlxError('JOB_SPEC', error.details, { cause: error })
      : new MlxError('JOB_MODULE', { file: name, reason: firstLineOf(error) }, { cause: error });
  }
}

/** True for an error of `defineJob()`, whichever copy of this package threw it. */
function isFaultySpec(error: unknown): error is MlxError<'JOB_SPEC'> {
  return codeOf(error) === 'JOB_SPEC';
}

function specOf(exported: unknown, file: string): Readonly<Record<string, unknown>> {
  const spec = typeof exported === 'object' && exported !== null && 'spec' in exported ? exported.spec : undefined;
  if (typeof spec === 'object' && spec !== null) return spec as Readonly<Record<string, unknown>>;
  const reason = exported === undefined ? 'it has no default export' : 'its default export is not made by defineJob()';
  throw new MlxError('JOB_MODULE', { file, reason });
}
