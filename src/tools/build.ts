import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build as bundle, type BuildOptions } from 'esbuild';
import { filesBelow } from '../base/files-below.ts';
import { declaredWords, wordsPath } from '../inspect/words/words.ts';
import { operations, type Service } from '../limits/operations.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = join(root, 'dist');

/** CommonJS dependencies inside the ESM bundle call `require` for Node's own modules. */
const banner = `import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);`;

/** How mlx is bundled. */
export const options: BuildOptions = {
  absWorkingDir: root,
  entryPoints: [
    'src/main.ts',
    'src/index.ts',
    'src/local/jobs/supervisor.ts',
    'src/logs/store/filters/filter-worker.ts',
    'src/runs/logs/feed/feed-worker.ts',
  ],
  entryNames: '[name]',
  chunkNames: 'chunks/[name]-[hash]',
  outdir: dist,
  // Of a .js file Node asks every folder above for a package.json before it knows that it is a module.
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  // Their ES modules, so that only what is used of a client is loaded.
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  minifySyntax: true,
  // A native module can't be bundled; Ink asks for its devtools only while it is itself being debugged.
  external: ['@duckdb/node-api', 'react-devtools-core'],
  banner: { js: banner },
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  logLevel: 'warning',
  write: false,
};

/** Bundles `src/` into `dist/`, each lazily imported part as a chunk of its own, so that a verb loads only what it needs. */
export async function build(): Promise<string[]> {
  const { outputFiles = [] } = await bundle(options);
  for (const file of outputFiles) {
    await mkdir(dirname(file.path), { recursive: true });
    await writeFile(file.path, file.contents);
  }
  return outputFiles.map((file) => file.path);
}

/** AWS's words of each service, from the declarations of the SDK's packages, into `dist/words/`. */
export async function writeDeclaredWords(): Promise<string[]> {
  await mkdir(join(dist, 'words'), { recursive: true });
  return Promise.all(
    (Object.keys(operations) as Service[]).map(async (service) => {
      const path = join(root, wordsPath(service));
      const words = declaredWords(service);
      if (!words) throw new Error(`the SDK's package for ${service} has no type declarations that can be read`);
      await writeFile(path, words);
      return path;
    }),
  );
}

async function removeStale(built: string[]): Promise<void> {
  const present = (await filesBelow(dist)).map((path) => join(dist, path));
  await Promise.all(present.filter((path) => !built.includes(path)).map((path) => rm(path)));
}

/** Declarations of the authoring API, for `import { job } from 'mlx'`; whether they are right is asked by `npm run types`. */
export async function emitTypes(): Promise<void> {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, '--emitDeclarationOnly', '--noCheck'], { cwd: root });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await removeStale([...(await build()), ...(await writeDeclaredWords())]);
  await emitTypes();
}
