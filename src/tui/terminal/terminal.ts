import { StringDecoder } from 'node:string_decoder';
import type { ReadStream, WriteStream } from 'node:tty';
import { openDecoder } from '../keys/decode.ts';
import type { Input } from '../keys/input.ts';
import type { Size } from '../state/state.ts';

/** The person's terminal, taken whole and given back as it was. */
export interface Terminal {
  /** Takes the screen and the keys. Taking twice is as taking once. */
  enter: () => void;
  /** Gives both back. Safe at any time, and more than once. */
  leave: () => void;
  write: (bytes: string) => void;
  size: () => Size;
}

export interface TerminalEvents {
  onInput: (inputs: readonly Input[]) => void;
  onResize: () => void;
  /** The terminal itself has gone away. */
  onGone: () => void;
}

/** Another screen, no cursor, pastes told apart from keys. */
const take = '\u001b[?1049h\u001b[2J\u001b[H\u001b[?25l\u001b[?2004h';
const giveBack = '\u001b[?2026l\u001b[0m\u001b[?2004l\u001b[?25h\u001b[?1049l';

/** Milliseconds to wait for the rest of an escape sequence; over a network it may come in pieces. */
const patience = { here: 50, remote: 100 };

export function openTerminal(
  stdin: ReadStream,
  stdout: WriteStream,
  isRemote: boolean,
  events: () => TerminalEvents | undefined,
): Terminal {
  const decoder = openDecoder();
  const utf8 = new StringDecoder('utf8');
  let isTaken = false;
  let timer: NodeJS.Timeout | undefined;

  const tell = (inputs: readonly Input[]) => {
    if (inputs.length > 0) events()?.onInput(inputs);
  };
  const onData = (bytes: Buffer) => {
    clearTimeout(timer);
    tell(decoder.push(utf8.write(bytes)));
    if (decoder.isWaiting())
      timer = setTimeout(() => tell(decoder.flush()), isRemote ? patience.remote : patience.here);
  };
  const onResize = () => events()?.onResize();
  const onGone = () => events()?.onGone();

  return {
    enter: () => {
      if (isTaken) return;
      isTaken = true;
      stdout.write(take);
      stdin.setRawMode(true);
      stdin.on('data', onData).on('end', onGone).on('error', onGone).resume();
      stdout.on('resize', onResize);
    },
    leave: () => {
      if (!isTaken) return;
      isTaken = false;
      clearTimeout(timer);
      stdin.off('data', onData).off('end', onGone).off('error', onGone).pause();
      stdout.off('resize', onResize);
      // Either may fail where the terminal is gone; the other still has to be tried.
      for (const restore of [() => stdin.setRawMode(false), () => stdout.write(giveBack)]) {
        try {
          restore();
        } catch {
          continue;
        }
      }
    },
    write: (bytes) => void stdout.write(bytes),
    size: () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 }),
  };
}
