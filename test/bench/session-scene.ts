import { join } from 'node:path';
import { mlx } from './mlx.ts';
import { startCrowd } from './start-crowd.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { watchTerminal, type WatchedTerminal } from './watched-terminal.ts';

/** A project with jobs and completed runs, in which sessions are opened. */
export interface SessionScene extends AsyncDisposable {
  root: string;
  env: NodeJS.ProcessEnv;
  open: (size?: { columns: number; rows: number }) => WatchedTerminal;
}

const job = (print: string) => `# /// script
# [tool.mlx]
# kind = "processing"
# ///
print("${print}")
`;

const jobs = ['hello', 'import', 'merge', 'prepare', 'score', 'train', 'upload', 'weigh'];

export async function sessionScene(runs: number): Promise<SessionScene> {
  const files = Object.fromEntries(jobs.map((name) => [`${name}.py`, job(name)]));
  const folder = await temporaryFolder({ 'mlx.toml': 'name = "bench"\n', ...files });
  await startCrowd(folder.root, runs);
  const env = {
    PATH: process.env['PATH'],
    HOME: folder.root,
    MLX_CACHE: join(folder.root, '.cache'),
    LANG: 'C.UTF-8',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  return {
    ...folder,
    env,
    open: (size) => watchTerminal([mlx], { cwd: folder.root, env, size }),
  };
}
