import { enableCompileCache } from 'node:module';
import { mendTerminal } from './tui/terminal/note-terminal.ts';

const words = process.argv.slice(2);
if (words[0] === '--version' && words.length === 1) {
  const { readVersion } = await import('./base/version.ts');
  process.stdout.write(`${readVersion()}\n`);
} else {
  enableCompileCache();
  if (process.stdout.isTTY) mendTerminal(process.env);
  const { runProcess } = await import('./cli/process.ts');
  await runProcess(words, {
    openSession: async (options) => (await import('./tui/open-session.ts')).openSession(options),
    keysPage: async () => (await import('./tui/keys/keys-page.ts')).keysPage(),
    openLogs: async (options) => (await import('./tui/open-logs.ts')).openLogs(options),
  });
}
