import { tell } from '../../base/errors.ts';
import { exitCodeOf, type ExitCode } from '../../base/exit-codes.ts';
import type { Talk } from '../../commands/talk.ts';
import { drawString } from '../../show/string.ts';
import { jsonText } from '../../base/json-text.ts';
import type { Printer } from '../printer.ts';
import type { Terminal } from '../terminal.ts';
import { talkByHand } from './talk-by-hand.ts';
import { talkByPipe } from './talk-by-pipe.ts';

/** What a face that talks has besides its terminal. */
interface Face {
  json: boolean;
  signal: AbortSignal;
  printer: Printer;
}

/**
 * Answers one text after another: as they are typed until Ctrl-D, or from a pipe to its end. A pipe ends at the first text that throws,
 * with its exit code, so that nothing is done that was meant to follow what failed.
 */
export async function talk(said: Talk, terminal: Terminal, { json, signal, printer }: Face): Promise<ExitCode> {
  const answer = async (text: string): Promise<ExitCode> => {
    const came = await said.answer(text);
    if (came.told !== '') drawString({ text: came.told, more: 0 }, terminal.err.columns()).forEach(printer.aside);
    if ('thrown' in came) {
      printer.error(came.thrown);
      return exitCodeOf(tell(came.thrown.code, came.thrown.details).audience);
    }
    if (!json) printer.value(came.value);
    else if (came.value.kind === 'answer' && came.value.plain !== undefined) {
      terminal.out.write(`${jsonText(came.value.plain)}\n`);
    }
    return 0;
  };
  if (!terminal.interactive || !terminal.out.isTerminal) return talkByPipe(said, terminal.input, answer);
  return talkByHand(said, terminal, { answer, signal });
}
