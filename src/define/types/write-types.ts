import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MlxError } from '../../base/errors.ts';
import { mlxFolder } from '../../base/folders.ts';
import { packageRoot } from '../../base/package-root.ts';
import { replaceFile } from '../../base/replace-file.ts';
import { findJobs, type JobFile } from '../find-jobs.ts';
import type { Project } from '../project.ts';
import { readJob } from '../read-job.ts';
import { nameBelow } from '../source/read-text.ts';
import { declaration, type DeclaredJob } from './declaration.ts';

/**
 * Writes what an editor and the compiler need to know of a project's scripts: `.mlx/types/mlx.d.ts`, and beside it a
 * `tsconfig.json` for the project's own to extend, by which `import 'mlx'` is that file. So the project needs no
 * node_modules. Scripts whose head has faults are left out, and so are jobs in TypeScript, which would have to be run.
 * Files that are right already are not touched; git ignores the folder.
 */
export async function writeTypes(project: Project): Promise<{ path: string; changed: boolean }> {
  const folder = folderOf(project);
  const files = await findJobs(project);
  const read = await Promise.all(files.filter(({ form }) => form === 'script').map((file) => declared(file, project)));
  const types = join(packageRoot(), 'dist', 'types').replaceAll('\\', '/');
  const path = join(folder, 'mlx.d.ts');
  const changed = await writeChanged(path, declaration(read.flat(), types));
  const config = await writeChanged(join(folder, 'tsconfig.json'), `${JSON.stringify(tsconfig, null, 2)}\n`);
  await writeChanged(join(folder, '.gitignore'), '*\n');
  return { path, changed: changed || config };
}

/** True where a project's declarations were written before. */
export async function hasTypes(project: Pick<Project, 'root'>): Promise<boolean> {
  return access(join(folderOf(project), 'mlx.d.ts')).then(
    () => true,
    () => false,
  );
}

function folderOf({ root }: Pick<Project, 'root'>): string {
  return join(mlxFolder(root), 'types');
}

/** Flow files are modules, whatever a package.json says; nothing but types is asked of the compiler. */
const tsconfig = {
  compilerOptions: {
    target: 'es2024',
    module: 'preserve',
    moduleDetection: 'force',
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    paths: { mlx: ['./mlx.d.ts'] },
  },
  include: ['../../**/*.flow.ts', '../../**/*.job.ts'],
};

async function declared(file: JobFile, project: Project): Promise<DeclaredJob[]> {
  try {
    return [{ script: nameBelow(project.root, file.path), job: await readJob(file, project) }];
  } catch (error) {
    if (error instanceof MlxError) return [];
    throw error;
  }
}

async function writeChanged(path: string, text: string): Promise<boolean> {
  const present = await readFile(path, 'utf8').catch(() => undefined);
  if (present === text) return false;
  await replaceFile(path, text);
  return true;
}
