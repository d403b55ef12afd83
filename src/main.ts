import { enableCompileCache } from 'node:module';

enableCompileCache();
const { main } = await import('./cli/main.ts');
const { processTerminal } = await import('./cli/terminal.ts');
process.exitCode = await main(process.argv.slice(2), processTerminal());
