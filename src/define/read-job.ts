import { MlxError } from '../base/errors.ts';
import type { Fault, Place } from '../base/fault.ts';
import { freeze } from '../base/freeze.ts';
import { checkHead, jobPath, type CheckedHead } from './check/head.ts';
import { compileJob } from './compile.ts';
import type { JobDefinition, Language } from './definition.ts';
import type { JobFile } from './find-jobs.ts';
import { includedFiles } from './included-files.ts';
import { placeFindings } from './place-findings.ts';
import { placesBelow, projectPlaces } from './places-below.ts';
import type { Project } from './project.ts';
import { readJobModule } from './read-job-module.ts';
import { jobFields } from './schema/head.ts';
import { findHeadBlock } from './source/head-block.ts';
import { commentMark, languageOf, scriptEndings } from './source/language.ts';
import { nameBelow, readText } from './source/read-text.ts';
import { placeIn } from './source/text-file.ts';
import { readToml, type TomlDocument } from './source/toml-text.ts';

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
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/.test(name)) return;
  const better =
    name
      .replaceAll(/[^A-Za-z0-9_-]+/g, '_')
      .replace(/^[_-]+/, '')
      .slice(0, 63) || 'job';
  throw new MlxError('JOB_NAME', { file: nameBelow(root, path), name, better });
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
): Promise<{ head: CheckedHead; document: TomlDocument; place: Place }> {
  const text = await readText(path, root, mostRead);
  const mark = commentMark(language);
  const block = findHeadBlock(text, mark);
  if (block.kind === 'none') throw new MlxError('HEAD_MISSING', { file: text.name, mark });
  if (block.kind === 'broken') throw headFaults(text.name, block.faults);
  const place = placeIn(text, block.line, 1, Number.POSITIVE_INFINITY);
  const read = readToml(block.toml);
  if (!read.ok) throw headFaults(text.name, [read.fault]);
  if (!speaksOfJob(read.document)) throw new MlxError('HEAD_MISSING', { file: text.name, mark });
  const { head, findings } = checkHead(read.document.data, language);
  if (!head) throw headFaults(text.name, placeFindings(findings, read.document, place));
  return { head, document: read.document, place };
}

/** True where there is a [tool.mlx], or where keys that belong there stand above it. */
function speaksOfJob({ data, paths }: TomlDocument): boolean {
  const hasTable = paths.some(([tool, mlx]) => tool === 'tool' && mlx === 'mlx');
  return hasTable || Object.keys(data).some((key) => Object.hasOwn(jobFields, key));
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
