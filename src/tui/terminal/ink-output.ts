import { EventEmitter } from 'node:events';
import type { Size } from '../state/state.ts';

/** What Ink takes for its terminal. It never hears of a resize: the session draws anew for each size. */
export function inkOutput(write: (bytes: string) => void, { columns, rows }: Size): NodeJS.WriteStream {
  const output = Object.assign(new EventEmitter(), {
    columns,
    rows,
    isTTY: true,
    writable: true,
    write: (bytes: string, ...rest: readonly unknown[]) => {
      if (bytes !== '') write(bytes);
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    },
  });
  return output as unknown as NodeJS.WriteStream;
}
