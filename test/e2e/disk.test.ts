import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

const bin = fileURLToPath(new URL('../../bin/mlx', import.meta.url));
const head = '# /// script\n# [tool.mlx]\n# kind = "processing"\n';
const plain = `${head}# ///\nprint("plain")\n`;
const greedy = `${head}# [tool.mlx.outputs]\n# out = "files"\n# ///
import os
print("filling")
with open(os.environ["MLX_OUTPUT_OUT"] + "/x.bin", "wb") as file:
    file.write(os.urandom(50_000_000))
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-disk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

/** Runs a script of the shell in which `mlx` is ours, with a root's rights over mounts of its own where they are needed. */
async function shell(script: string, mounts: boolean): Promise<string> {
  const { PATH, TMPDIR } = process.env;
  const env = { PATH, TMPDIR, HOME: folder, MLX: bin, PROJECT: folder };
  const text = `exec 2>&1; mlx() { "$MLX" "$@"; echo "exit $?"; }; ${script}`;
  const words = mounts ? ['unshare', '-Urm', 'sh', '-c', text] : ['sh', '-c', text];
  return (await promisify(execFile)('env', words, { env })).stdout;
}

const isRoot = process.getuid?.() === 0;
const canMount = await shell('true', true).then(
  () => true,
  () => false,
);

test.skipIf(isRoot && !canMount)('a project that is read-only can be checked; what has to write says so', async () => {
  await mkdir(join(folder, 'jobs'));
  await writeFile(join(folder, 'jobs/plain.py'), plain);
  const parts = [join(folder, 'jobs'), folder];
  if (!isRoot) await Promise.all(parts.map((part) => chmod(part, 0o555)));
  const lock = isRoot ? 'mount --bind "$PROJECT" "$PROJECT" && mount -o remount,bind,ro "$PROJECT" &&' : '';
  const told = await shell(`${lock} cd "$PROJECT"; mlx check; mlx run plain; mlx new job --name late --yes`, isRoot);
  await Promise.all(parts.map((part) => chmod(part, 0o755)));
  const [check, run, made] = told.split(/exit \d\n/);
  expect(check).toContain('1 job checked, no faults');
  expect(run).toMatch(/(read-only|permission denied)[^]*LOCAL_FOLDER_UNWRITABLE/i);
  expect(made).toContain('FOLDER_UNWRITABLE');
  expect(told.match(/exit \d/g)).toEqual(['exit 0', 'exit 2', 'exit 2']);
});

test.skipIf(!canMount)('a disk that a job filled is told as full, nothing is lost, and mlx goes on', async () => {
  await mkdir(join(folder, 'jobs'));
  const told = await shell(
    `mount -t tmpfs -o size=6m none "$PROJECT" && cd "$PROJECT" && mkdir jobs
    printf '%s' "$PLAIN" > jobs/plain.py; printf '%s' "$GREEDY" > jobs/greedy.py
    mlx run plain; mlx run greedy
    head -c 9000000 /dev/zero > filler 2>/dev/null
    mlx run plain
    rm filler
    mlx run plain; mlx ls --json; mlx logs greedy`.replace(
      'cd "$PROJECT"',
      `cd "$PROJECT" && PLAIN='${plain}' && GREEDY='${greedy}'`,
    ),
    true,
  );
  const [first, full, refused, after, list, log] = told.split(/exit \d\n/);
  expect(first).toContain('completed');
  expect(full).toMatch(/why greedy-\S+ failed[^]*disk is full/i);
  expect(refused).toMatch(/The disk is full[^]*Free some space/);
  expect(after).toContain('completed');
  expect(JSON.parse(list ?? '')).toMatchObject([
    { status: 'completed' },
    { status: 'failed' },
    { status: 'completed' },
  ]);
  expect(log?.split('\n')).toContain('filling');
});
