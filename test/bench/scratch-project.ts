import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

/** A project in a temporary folder with one job, `hello`, that prints a line. */
export interface ScratchProject extends TemporaryFolder {
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
  const folder = await temporaryFolder({ 'mlx.toml': 'name = "bench"\n', 'hello.py': hello });
  return { ...folder, script: join(folder.root, 'hello.py') };
}
