import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const main = fileURLToPath(new URL('../../dist/main.mjs', import.meta.url));

/** Writes the address of every module that the process loads to the file that LOADED names. */
const recorder = `
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
registerHooks({
  load(url, context, next) {
    appendFileSync(process.env.LOADED, url + '\\n');
    return next(url, context);
  },
});`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-start-'));
  await writeFile(join(folder, 'recorder.mjs'), recorder);
  await writeFile(
    join(folder, 'train.py'),
    '# /// script\n# [tool.mlx]\n# kind = "training"\n# [tool.mlx.params]\n# depth = { type = "int" }\n# ///\n',
  );
});
afterAll(() => rm(folder, { recursive: true }));

/** The packages whose code was in any module that a command line loaded; the bundle names each where its code begins. */
async function packagesLoadedBy(words: readonly string[]): Promise<{ packages: string[]; stdout: string }> {
  const loaded = join(folder, `${words.join(' ').replaceAll('/', '_')}.txt`);
  const hook = pathToFileURL(join(folder, 'recorder.mjs')).href;
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', hook, main, ...words], {
    cwd: folder,
    env: { ...process.env, LOADED: loaded },
  });
  const urls = (await readFile(loaded, 'utf8')).trim().split('\n');
  const files = urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
  expect(files).toContain(main);
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const inBundle = texts.flatMap((text) =>
    [...text.matchAll(/^\/\/ .*?node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map((match) => match[1] ?? ''),
  );
  const beside = files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return { packages: [...new Set([...inBundle, ...beside])], stdout };
}

const heavy = /^(ink|react|react-.*|zod|@aws-sdk\/.*|@smithy\/.*|@duckdb\/.*|@inquirer\/.*|zx|yoga-layout)$/;

test.each([
  [['--version'], /^\d+\.\d+\.\d+/],
  [['version'], /^\d+\.\d+\.\d+/],
  [['help'], /mlx check/],
  [['help', 'check'], /mlx check/],
  [['check', '--help'], /mlx check/],
  [['completion', 'bash'], /complete -F _mlx mlx/],
  [['__complete', '--', 'ch'], /^check\t/],
  [['__complete', '--', 'check', ''], /^train\t/],
  [['__complete', '--', 'stop', ''], /^last\t/],
  [['__complete', '--', 'tables', '--on', ''], /^local\t/],
])('mlx %j loads none of Ink, React, AWS, DuckDB, zod', async (words, printed) => {
  const { packages, stdout } = await packagesLoadedBy(words);
  expect(stdout).toMatch(printed);
  expect(packages.filter((name) => heavy.test(name))).toEqual([]);
});

test('the recorder sees what a verb that checks heads loads', async () => {
  const { packages } = await packagesLoadedBy(['help', 'head']);
  expect(packages).toContain('zod');
});
