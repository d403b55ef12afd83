import { findJobs, type JobFile, defaultGlobs } from '../../define/find-jobs.ts';
import { locateProject } from '../../define/locate-project.ts';
import { findHeadBlock } from '../../define/source/head-block.ts';
import { commentMark, languageOf } from '../../define/source/language.ts';
import { readText } from '../../define/source/read-text.ts';
import { readToml, tomlFile } from '../../define/source/toml-text.ts';
import type { Candidate } from './line.ts';

// A completion is asked for at every Tab: it reads the files, but doesn't load the schemas that check them.

/** The jobs of a project, with where each is written. */
export async function jobCandidates(cwd: string): Promise<Candidate[]> {
  return (await jobsAround(cwd)).map(({ name, path }) => ({ word: name, text: path }));
}

/** The params that the head of a job declares, as `name=`; a `.job.ts` would have to be run to tell its own. */
export async function paramCandidates(job: string, cwd: string): Promise<Candidate[]> {
  const file = (await jobsAround(cwd)).find(({ name }) => name === job);
  const params = file?.form === 'script' ? await paramsIn(file.path) : {};
  return Object.entries(params).map(([name, param]) => ({ word: `${name}=`, text: textIn(param, 'help') ?? '' }));
}

async function jobsAround(cwd: string): Promise<JobFile[]> {
  return findJobs(await projectAround(cwd));
}

/** As much of a project as finding its files takes. */
export async function projectAround(cwd: string): Promise<{ root: string; jobs: readonly string[] }> {
  const { root, settings } = await locateProject(cwd);
  const globs = settings === undefined ? undefined : await globsIn(settings, root);
  return { root, jobs: globs ?? defaultGlobs };
}

async function globsIn(settings: string, root: string): Promise<string[] | undefined> {
  const data = readToml(tomlFile(await readText(settings, root, 1024 * 1024)));
  if (!data.ok) return undefined;
  const own = recordIn(recordIn(data.document.data, 'tool'), 'mlx');
  const { jobs } = settings.endsWith('pyproject.toml') ? own : data.document.data;
  return Array.isArray(jobs) ? jobs.map(String) : undefined;
}

async function paramsIn(path: string): Promise<Record<string, unknown>> {
  const language = languageOf(path);
  if (!language) return {};
  const block = findHeadBlock(await readText(path, path, 64 * 1024), commentMark(language));
  const read = block.kind === 'found' ? readToml(block.toml) : undefined;
  return read?.ok ? recordIn(recordIn(recordIn(read.document.data, 'tool'), 'mlx'), 'params') : {};
}

function recordIn(value: unknown, key: string): Record<string, unknown> {
  const found = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : {};
}

function textIn(value: unknown, key: string): string | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
