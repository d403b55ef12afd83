import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type TestContext } from 'vitest';
import { jobFolder, type JobFolder } from './job-folder.ts';

/** Makes a wheel of one module, which needs no index and no compiler. */
const makeWheel = `
import sys, zipfile
folder, name, version = sys.argv[1:]
info = "%s-%s.dist-info/" % (name, version)
with zipfile.ZipFile("%s/%s-%s-py3-none-any.whl" % (folder, name, version), "w") as wheel:
    wheel.writestr(name + ".py", "version = %r" % version)
    wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: %s\\nVersion: %s\\n" % (name, version))
    wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
    wheel.writestr(info + "RECORD", "")
`;

interface Packaged {
  job: JobFolder;
  /** Where environments are made. */
  environments: string;
  env: Record<string, string>;
}

async function packaged(context: TestContext, script: string, files: Record<string, string>): Promise<Packaged> {
  const job = await jobFolder(context, script, { requirements: true });
  for (const [name, content] of Object.entries(files)) await job.write(`ml/code/${name}`, content);
  const [wheels, environments] = [join(job.ml, 'wheels'), join(job.ml, 'environments')];
  await mkdir(wheels);
  execFileSync('python3', ['-c', makeWheel, wheels, 'greeting', '2.0']);
  const env = {
    MLX_ENVIRONMENTS: environments,
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: wheels,
    UV_OFFLINE: '1',
    UV_FIND_LINKS: wheels,
  };
  return { job, environments, env };
}

const greet = 'import greeting, os\nprint(greeting.version, "PIP_FIND_LINKS" in os.environ)';

test(
  'new packages are made once for all jobs, and again only where they were left half made',
  { timeout: 300_000 },
  async (context) => {
    const { job, env, environments } = await packaged(context, greet, { 'requirements.txt': 'greeting\n' });
    const both = await Promise.all([job.run({ env }), job.run({ env })]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const makers = both.filter(({ output }) => output.includes('installing'));
    expect(makers).toHaveLength(1);
    expect(makers[0]?.output).toMatch(
      /^mlx: installing the job's packages.*\nmlx: packages installed in .* s\n2.0 False\n$/,
    );
    const made = readdirSync(environments).filter((name) => !name.endsWith('.lock'));
    expect(made).toHaveLength(1);
    expect((await job.run({ env })).output).toBe('2.0 False\n');
    for (const lost of ['.mlx-complete', 'lib']) rmSync(join(environments, made[0] ?? '', lost), { recursive: true });
    expect(await job.run({ env })).toMatchObject({ code: 0, output: expect.stringContaining('2.0 False') });
  },
);

test.for<[string, string]>([
  ['# mlx lock: uv universal', 'requirements.lock'],
  ['# mlx lock: pip python 3.2 plan9 mips', 'requirements.txt'],
  ['no word of its origin', 'requirements.txt'],
])('a lock is used where it was made for such a machine: %s', async ([origin, expected], context) => {
  const job = await jobFolder(context, 'import mlx_bootstrap\nprint(mlx_bootstrap.requirements_file())');
  await job.write('ml/code/requirements.txt', 'greeting\n');
  await job.write('ml/code/requirements.lock', `${origin}\ngreeting==1.0\n`);
  expect((await job.run()).output.trim()).toBe(join(job.code, expected));
});

test('a package that is not to be had fails the job by its name', { timeout: 300_000 }, async (context) => {
  const { job, env } = await packaged(context, greet, { 'requirements.txt': 'no-such-package-of-mlx==9\n' });
  const { code, reason } = await job.run({ env });
  expect(code).toBe(1);
  expect(reason).toMatch(/^the job's packages can't be installed: .*no-such-package-of-mlx/);
});
