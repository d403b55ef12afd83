import { open, readdir } from 'node:fs/promises';
import { basename, extname, join, matchesGlob } from 'node:path';
import { compareTexts } from '../base/compare.ts';
import { commentMark, jobModuleEnding, languageOf } from './source/language.ts';

/** A file that makes a job: a script with a head, or a `.job.ts`. */
export interface JobFile {
  /** The job's name: the file's, without its ending. */
  name: string;
  /** Absolute path. */
  path: string;
  form: 'script' | 'module';
}

/** Where a project that says nothing else has its jobs, as globs. */
export const defaultGlobs: readonly string[] = ['jobs/**', '*'];

const skippedFolders = new Set(['node_modules', 'dist', 'build', 'venv', '__pycache__', 'site-packages']);
const mostFiles = 20_000;
const deepest = 16;

/** As much of a script as is searched for the start of its head. */
const glance = 8 * 1024;

/**
 * The jobs of a project, by name and path. Cheap: looks only at files that the project's globs match and only for the
 * start of a head, so a file that is listed may still have faults. Unreadable files and folders are passed over.
 */
export async function findJobs(project: { root: string; jobs: readonly string[] }): Promise<JobFile[]> {
  const paths = await filesMatching(project.root, project.jobs);
  const found: JobFile[] = [];
  for (const path of paths) {
    const file = jobFileOf(path);
    if (file && (file.form === 'module' || (await mentionsHead(path)))) found.push(file);
  }
  return found.toSorted((one, other) => compareTexts(one.name, other.name) || compareTexts(one.path, other.path));
}

/** Every file that could be a job's by its place, name and ending, whether or not it has a head. */
export async function filesNamed(project: { root: string; jobs: readonly string[] }, name: string): Promise<JobFile[]> {
  const paths = await filesMatching(project.root, project.jobs);
  return paths.flatMap((path) => jobFileOf(path) ?? []).filter((file) => file.name === name);
}

/** A path as a job's file, by its ending alone; `undefined` where no job is written so. */
export function jobFileOf(path: string): JobFile | undefined {
  if (path.endsWith(jobModuleEnding)) return { name: basename(path, jobModuleEnding), path, form: 'module' };
  return languageOf(path) ? { name: basename(path, extname(path)), path, form: 'script' } : undefined;
}

/** The files of a project that its globs match; not in folders of tools and packages. Absolute paths. */
export async function filesMatching(root: string, globs: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const folders: { below: string; depth: number }[] = [{ below: '', depth: 0 }];
  let looked = 0;
  for (let folder = folders.shift(); folder && looked < mostFiles; folder = folders.shift()) {
    const { below, depth } = folder;
    const entries = await readdir(join(root, below), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      looked += 1;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const isWalked =
        entry.isDirectory() && depth < deepest && !entry.name.startsWith('.') && !skippedFolders.has(entry.name);
      if (isWalked && mayHold(path, globs)) folders.push({ below: path, depth: depth + 1 });
      if (entry.isFile() && globs.some((glob) => matchesGlob(path, glob))) found.push(join(root, path));
    }
  }
  return found;
}

/** False where the first folders of every glob already lead elsewhere. */
function mayHold(folder: string, globs: readonly string[]): boolean {
  const steps = folder.split('/');
  return globs.some((glob) => {
    const parts = glob.split('/');
    const open = parts.indexOf('**');
    const fixed = parts.slice(0, open);
    if (open === -1 && fixed.length < steps.length) return false;
    return steps.every((step, index) => index >= fixed.length || matchesGlob(step, fixed[index] ?? '*'));
  });
}

async function mentionsHead(path: string): Promise<boolean> {
  const language = languageOf(path);
  if (!language) return false;
  const start = await readStart(path);
  const mark = commentMark(language);
  return (
    new RegExp(String.raw`^${mark} *\/\/\/ *script\s*$`, 'm').test(start) && /^\S+ *\[\s*tool\s*\.\s*mlx\b/m.test(start)
  );
}

async function readStart(path: string): Promise<string> {
  try {
    await using file = await open(path, 'r');
    const { bytesRead, buffer } = await file.read(Buffer.alloc(glance), 0, glance, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return '';
  }
}
