import { MlxError } from '../base/errors.ts';
import type { Fault, Place } from '../base/fault.ts';
import { freeze } from '../base/freeze.ts';
import { jobPath } from './check/head.ts';
import { compileJob } from './compile.ts';
import type { JobDefinition, Language } from './definition.ts';
import type { JobFile } from './find-jobs.ts';
import { includedFiles } from './included-files.ts';
import { asJobName, isJobName } from './job-name.ts';
import { placeFindings } from './place-findings.ts';
import { placesBelow, projectPlaces } from './places-below.ts';
import type { Project } from './project.ts';
import { readJobModule } from './read-job-module.ts';
import { scriptHead, type ScriptHead } from './script-head.ts';
import { commentMark, languageOf, scriptEndings } from './source/language.ts';
import { nameBelow, readText } from './source/read-text.ts';
import type { TomlDocument } from './source/toml-text.ts';

/** As much of a script as may hold its head. */
const mostRead = 64 * 1024;

/**
 * Reads a job from its file: the head of a script, or the default export of a `.job.ts`. The definition is frozen.
 * Throws HEAD_FAULTS with all faults of the head at their places, HEAD_MISSING, FILE_UNREADABLE, FILE_NOT_TEXT,
 * SCRIPT_ENDING, JOB_NAME; for a `.job.ts` also JOB_MODULE and JOB_SPEC.
 */
export async function readJob(file: JobFile, project: Project): Promise<JobDefinition> {
  requireJobName(file, project);
  const definition = file.form === 'module' ? await readJobModule(file, project) : await readScript(file, project);
  return freeze(definition);
}

function requireJobName({ name, path }: JobFile, { root }: Project): void {
  if (!isJobName(name)) throw new MlxError('JOB_NAME', { file: nameBelow(root, path), name, better: asJobName(name) });
}

async function readScript(file: JobFile, project: Project): Promise<JobDefinition> {
  const language = languageOf(file.path);
  const name = nameBelow(project.root, file.path);
  if (!language) throw new MlxError('SCRIPT_ENDING', { file: name, endings: scriptEndings });
  const { head, document, place } = await readHead(file.path, language, project.root);
  const { include, findings } = await includedFiles(file.path, head.job.include ?? []);
  const placed = findings.map((finding) => ({ ...finding, path: [...jobPath, ...finding.path] }));
  if (placed.length > 0) throw headFaults(name, placeFindings(placed, document, place));
  const places = { ...projectPlaces(project.places), ...placesOfHead(document), '': place };
  return compileJob(head, { name: file.name, script: file.path, language, include, places, project });
}

async function readHead(
  path: string,
  language: Language,
  root: string,
): Promise<Extract<ScriptHead, { kind: 'head' }>> {
  const text = await readText(path, root, mostRead);
  const read = scriptHead(text, language);
  switch (read.kind) {
    case 'missing':
      throw new MlxError('HEAD_MISSING', { file: text.name, mark: commentMark(language) });
    case 'faults':
      throw headFaults(text.name, read.faults);
    case 'head':
      return read;
  }
}

function headFaults(file: string, faults: readonly Fault[]): MlxError {
  return new MlxError('HEAD_FAULTS', { file, count: faults.length }, { faults });
}

/** Places of the job's own keys by their path in [tool.mlx]; of the standard's keys by their name. */
function placesOfHead(document: TomlDocument): Record<string, Place> {
  const { tool: _, ...outer } = placesBelow(document, []);
  const standard = Object.entries(outer).filter(([path]) => !path.startsWith('tool.'));
  return { ...Object.fromEntries(standard), ...placesBelow(document, jobPath) };
}
