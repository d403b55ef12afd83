import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { script } from '../fakes/scratch.ts';
import { openTerminalRun } from './open-terminal.ts';

const main = fileURLToPath(new URL('../../dist/main.mjs', import.meta.url));
const shown = 'the frame stands there';

/** Writes the address of every module that is loaded to the file that LOADED names, and where among them something is first drawn. */
const recorder = `
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
const note = (text) => appendFileSync(process.env.LOADED, text + '\\n');
registerHooks({ load: (url, context, next) => (note(url), next(url, context)) });
const { write } = process.stdout;
let isShown = false;
process.stdout.write = (bytes, ...rest) => {
  if (!isShown && String(bytes).includes('mlx')) note('${shown}');
  isShown ||= String(bytes).includes('mlx');
  return write.call(process.stdout, bytes, ...rest);
};`;

test('the first frame of a session waits for nothing of Ink, React, AWS, DuckDB or zod', async () => {
  const files = { 'mlx.toml': 'name = "trial"\n', 'hello.py': script('kind = "processing"', 'print(1)\n') };
  const terminal = await openTerminalRun(files, { columns: 80, rows: 24 }, {}, [], {
    before: (root) => writeFile(join(root, 'recorder.mjs'), recorder),
    command: () => ['sh', '-c', `LOADED=loaded.txt exec "${process.execPath}" --import ./recorder.mjs "${main}"`],
  });
  try {
    await terminal.shows('hello');
    const lines = (await readFile(join(terminal.root, 'loaded.txt'), 'utf8')).trim().split('\n');
    const at = lines.indexOf(shown);
    expect(at).toBeGreaterThan(0);
    const before = await packagesIn(lines.slice(0, at));
    expect(before).toEqual([]);
    const later = await packagesIn(lines.slice(at + 1));
    expect(later).toEqual(expect.arrayContaining(['ink', 'react', 'zod', '@aws-sdk/client-sagemaker']));
  } finally {
    await terminal.close();
  }
});

/** The packages whose code is in modules; the bundle names each where its code begins. */
async function packagesIn(urls: readonly string[]): Promise<string[]> {
  const files = urls.filter((url) => url.startsWith(pathToFileURL(main).href.replace(/main\.mjs$/, '')));
  const texts = await Promise.all(files.map((url) => readFile(fileURLToPath(url), 'utf8')));
  const names = texts.flatMap((text) =>
    Array.from(text.matchAll(/^\/\/ .*?node_modules\/((?:@[^/]+\/)?[^/]+)\//gm), ([, name = '']) => name),
  );
  return [...new Set(names)];
}
