import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { ExitCode } from '../../base/exit-codes.ts';
import type { Talk } from '../../commands/talk.ts';

/** Reads texts line by line, each as many lines as it takes to be complete. Ends with the code of the first that fails. */
export async function talkByPipe(
  { isComplete }: Pick<Talk, 'isComplete'>,
  input: Readable,
  answer: (text: string) => Promise<ExitCode>,
): Promise<ExitCode> {
  let text = '';
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    text = text === '' ? line : `${text}\n${line}`;
    if (text.trim() === '') text = '';
    if (text === '' || !isComplete(text)) continue;
    const exit = await answer(text);
    if (exit !== 0) return exit;
    text = '';
  }
  return text === '' ? 0 : answer(text);
}
