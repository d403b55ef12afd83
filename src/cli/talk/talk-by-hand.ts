import { createInterface, type Interface } from 'node:readline/promises';
import type { ExitCode } from '../../base/exit-codes.ts';
import type { Talk } from '../../commands/talk.ts';
import type { Terminal } from '../terminal.ts';

const prompt = 'mlx> ';
const promptOfMore = '...> ';

/** How a line is answered, and what ends all. */
interface Answering {
  answer: (text: string) => Promise<ExitCode>;
  signal: AbortSignal;
}

/**
 * Lines as they are typed, with the line editing of Node, Tab, and the history of the project. Ctrl-C lets go of what is waited for, or
 * of the text begun; Ctrl-D leaves.
 */
export async function talkByHand(said: Talk, terminal: Terminal, { answer, signal }: Answering): Promise<ExitCode> {
  let begun = '';
  let isBusy = false;
  terminal.err.write(`${said.greeting}\n`);
  const lines = createInterface({
    input: terminal.input,
    // Standard output is for values; where it is a terminal, the line stands there too.
    output: process.stdout,
    prompt,
    history: said.history.map((text) => text.replaceAll('\n', ' ')).toReversed(),
    historySize: 1000,
    removeHistoryDuplicates: true,
    completer: (line: string) => complete(said, begun, line).catch((): Completer => [[], line]),
  });
  const ask = () => {
    lines.setPrompt(begun === '' ? prompt : promptOfMore);
    lines.prompt();
  };
  lines.on('SIGINT', () => {
    if (isBusy) return said.letGo();
    begun = '';
    process.stdout.write('\n');
    dropLine(lines);
    ask();
  });
  signal.addEventListener('abort', () => lines.close());
  ask();
  for await (const line of lines) {
    begun = begun === '' ? line : `${begun}\n${line}`;
    const text = helpIn(begun);
    if (text.trim() !== '' && said.isComplete(text)) {
      isBusy = true;
      await answer(text);
      isBusy = false;
    }
    if (text.trim() === '' || said.isComplete(text)) begun = '';
    ask();
  }
  process.stdout.write('\n');
  return 0;
}

type Completer = [words: string[], begun: string];

async function complete(said: Talk, begun: string, line: string): Promise<Completer> {
  const before = begun === '' ? '' : `${begun}\n`;
  const text = before + line;
  const { start, words } = await said.complete(text, text.length);
  return [words.map(({ word }) => word), text.slice(start)];
}

/** What Node's own REPL has taught people to type. */
function helpIn(text: string): string {
  return text.trim() === '.help' ? 'help()' : text;
}

function dropLine(lines: Interface): void {
  lines.write(null, { ctrl: true, name: 'e' });
  lines.write(null, { ctrl: true, name: 'u' });
}
