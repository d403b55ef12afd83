import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The `bin` folder of a Python environment with what a requirements file asks for, made once for each content of that file.
 * Throws where PyPI can't be reached. `MLX_TEST_CACHE` names the folder that keeps environments; by default `test/.cache`.
 */
export async function pythonEnvironment(requirements: string): Promise<string> {
  const cache = process.env['MLX_TEST_CACHE'] ?? fileURLToPath(new URL('../.cache', import.meta.url));
  const key = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 12);
  const home = join(cache, `python-${key}`);
  if (!(await exists(home))) await create(home, requirements);
  return join(home, 'bin');
}

/** A virtual environment knows its own path, so it is made in place; the mark of completeness is the last file written. */
async function create(home: string, requirements: string): Promise<void> {
  const unfinished = `${home}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    await run('python3', ['-m', 'venv', unfinished]);
    await run(join(unfinished, 'bin/python'), [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-compile',
      '--requirement',
      requirements,
    ]);
    await rename(unfinished, home).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
    await relocate(home, unfinished);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Scripts in `bin` name the interpreter by the path they were made under. */
async function relocate(home: string, from: string): Promise<void> {
  await run('python3', ['-c', relocation, home, from]);
}

const relocation = `
import pathlib, sys
home, old = sys.argv[1:]
for script in pathlib.Path(home, "bin").iterdir():
    if script.is_file() and not script.is_symlink():
        text = script.read_bytes()
        if old.encode() in text and b"\\0" not in text:
            script.write_bytes(text.replace(old.encode(), home.encode()))
`;

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
