import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A project in a temporary folder with one job, `hello`, that prints a line. */
export interface ScratchProject extends AsyncDisposable {
  root: string;
  /** Its script, which also runs by itself. */
  script: string;
}

const hello = `# /// script
# [tool.mlx]
# kind = "processing"
# ///
print("hello")
`;

export async function scratchProject(): Promise<ScratchProject> {
  const root = await mkdtemp(join(tmpdir(), 'mlx-bench-'));
  const script = join(root, 'hello.py');
  await writeFile(join(root, 'mlx.toml'), 'name = "bench"\n');
  await writeFile(script, hello);
  return {
    root,
    script,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}
