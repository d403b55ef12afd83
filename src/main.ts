import { enableCompileCache } from 'node:module';

const words = process.argv.slice(2);
if (words[0] === '--version' && words.length === 1) {
  const { readVersion } = await import('./base/version.ts');
  process.stdout.write(`${readVersion()}\n`);
} else {
  enableCompileCache();
  const { runProcess } = await import('./cli/process.ts');
  await runProcess(words, async (options) => (await import('./tui/open-session.ts')).openSession(options));
}
