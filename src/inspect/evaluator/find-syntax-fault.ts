import { Script } from 'node:vm';

/** Where V8 can't read on: within the text, or because it ends too early. `undefined` for a text that it can read. */
export function findSyntaxFault(text: string): 'within' | 'at the end' | undefined {
  try {
    return void new Script(`(async () => {\n${text}\n})`, { filename });
  } catch (error) {
    const stack = error instanceof SyntaxError ? (error.stack ?? '') : '';
    if (/^SyntaxError: Unterminated template/m.test(stack)) return 'at the end';
    const line = Number(stack.startsWith(filename) ? /^:(\d+)/.exec(stack.slice(filename.length))?.[1] : 0);
    return line > text.split('\n').length + 1 ? 'at the end' : 'within';
  }
}

const filename = 'line';
