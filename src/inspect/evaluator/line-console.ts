import { Console } from 'node:console';
import { Writable } from 'node:stream';

/** A console whose lines are kept until they are taken, as part of what a line answers. */
export interface LineConsole {
  console: Console;
  /** What was written since it was last taken, as it was written, without the last line end. */
  take: () => string;
}

/** Characters that are kept; of what is more only the number is told. */
const most = 100_000;

export function openLineConsole(): LineConsole {
  let kept = '';
  let left = 0;
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: unknown, _, done) => {
      const text = String(chunk);
      const taken = text.slice(0, most - kept.length);
      kept += taken;
      left += text.length - taken.length;
      done();
    },
  });
  return {
    console: new Console({ stdout: stream, stderr: stream, colorMode: false }),
    take: () => {
      const text = left > 0 ? `${kept}\n… and ${left} more characters` : kept.replace(/\n$/, '');
      kept = '';
      left = 0;
      return text;
    },
  };
}
