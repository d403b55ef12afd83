import { StringDecoder } from 'node:string_decoder';
import type { ReadStream, WriteStream } from 'node:tty';
import { type Env, isRemote } from '../../base/env.ts';
import type { Background } from '../../base/theme.ts';
import { openDecoder, type Decoded } from '../keys/decode.ts';
import type { Input } from '../keys/input.ts';
import type { Size } from '../state/state.ts';
import { desktopNotice } from '../../show/desktop-notice.ts';
import { openBackgroundProbe } from './background-probe.ts';
import { giveBack, giveKeysBack, takeKeys, mouseOff, mouseOn, takeScreen } from './give-back.ts';
import { watchParent } from './watch-parent.ts';
import { openWriting } from './writing.ts';

/** The person's terminal, taken whole and given back as it was. */
export interface Terminal {
  /** Takes the screen and the keys. Taking twice is as taking once. */
  enter: () => void;
  /** Gives both back. Safe at any time, and more than once. */
  leave: () => void;
  /** Never waits; a terminal that is slow is told by `isReady`. */
  write: (bytes: string) => void;
  /** False while what was written is still on its way: a picture more would only stand behind it. */
  isReady: () => boolean;
  /** Resolves when nothing is on its way any more, or soon: what a terminal answers must not reach who comes after. */
  settled: () => Promise<void>;
  /** Has the mouse told as input, or leaves it to the terminal's own selection. */
  mouse: (isOn: boolean) => void;
  /** Has the terminal's desktop tell a text, made safe, where it can; else nothing happens. */
  notify: (text: string) => void;
  /** Asks for the brightness of the background; the answer is an event of its own, where there is one. */
  askBackground: () => void;
  /** Rings. */
  bell: () => void;
  size: () => Size;
}

export interface TerminalEvents {
  onInput: (inputs: readonly Input[]) => void;
  onResize: () => void;
  /** The terminal has kept up again. */
  onReady: () => void;
  /** The terminal itself has gone away, or who started this process in it. */
  onGone: () => void;
}

export interface TerminalOptions {
  stdin: ReadStream;
  stdout: WriteStream;
  /** Tells what kind of terminal it is, and whether it is far away: what is written may then be long on its way. */
  env: Env;
  /** Takes the keys alone, and leaves the screen as it is. */
  isSpoken: boolean;
  events: () => TerminalEvents | undefined;
  onBackground: (background: Background) => void;
}

/** Milliseconds to wait for the rest of an escape sequence; over a network it may come in pieces. */
const patience = { here: 50, remote: 100, burst: 500 };
/** Bytes that nobody types at once: where so many end in the midst of a sequence its rest is on its way. */
const burst = 256;

export function openTerminal({ stdin, stdout, env, isSpoken, events, onBackground }: TerminalOptions): Terminal {
  const isFar = isRemote(env);
  const decoder = openDecoder();
  const utf8 = new StringDecoder('utf8');
  const writing = openWriting(stdout, isFar, () => events()?.onReady());
  const probe = openBackgroundProbe(writing.write, onBackground);
  let isTaken = false;
  let hasMouse = false;
  let timer: NodeJS.Timeout | undefined;
  let late: NodeJS.Immediate | undefined;
  let parent: { close: () => void } | undefined;

  const tell = (decoded: readonly Decoded[]) => {
    const inputs: Input[] = [];
    for (const each of decoded) {
      if (each.kind === 'status reply') writing.reached();
      else if (each.kind === 'background reply' || each.kind === 'attributes reply') probe.heard(each);
      else inputs.push(each);
    }
    if (inputs.length > 0) events()?.onInput(inputs);
  };
  const onData = (bytes: Buffer) => {
    stopWaiting();
    tell(decoder.push(utf8.write(bytes)));
    if (!decoder.isWaiting()) return;
    const usual = isFar ? patience.remote : patience.here;
    timer = setTimeout(giveUp, bytes.length < burst ? usual : patience.burst);
  };
  // Where this process was busy for so long, the rest may be there and only not be read yet.
  const giveUp = () => (late = setImmediate(() => tell(decoder.flush())));
  const stopWaiting = () => {
    clearTimeout(timer);
    clearImmediate(late);
  };
  const onResize = () => events()?.onResize();
  const onGone = () => events()?.onGone();

  return {
    enter: () => {
      if (isTaken) return;
      isTaken = true;
      writing.begin();
      stdout.write(isSpoken ? takeKeys(env) : takeScreen(env) + (hasMouse ? mouseOn : ''));
      stdin.setRawMode(true);
      stdin.on('data', onData).on('end', onGone).on('error', onGone).resume();
      stdout.on('resize', onResize);
      parent = watchParent(onGone);
    },
    leave: () => {
      if (!isTaken) return;
      isTaken = false;
      stopWaiting();
      probe.close();
      parent?.close();
      stdin.off('data', onData).off('end', onGone).off('error', onGone).pause();
      stdout.off('resize', onResize);
      // Each may fail where the terminal is gone; the others still have to be tried.
      for (const restore of [
        () => stdin.setRawMode(false),
        writing.end,
        () => stdout.write(isSpoken ? giveKeysBack(env) : giveBack(env)),
      ]) {
        try {
          restore();
        } catch {
          continue;
        }
      }
    },
    write: writing.write,
    isReady: writing.isReady,
    settled: async () => {
      await Promise.all([writing.settled(), probe.settled()]);
    },
    mouse: (isOn) => {
      if (isOn === hasMouse || isSpoken) return;
      hasMouse = isOn;
      if (isTaken) stdout.write(isOn ? mouseOn : mouseOff);
    },
    notify: (text) => {
      const sequence = desktopNotice(text, env);
      if (isTaken && sequence !== undefined) writing.write(sequence);
    },
    askBackground: () => {
      if (isTaken && env['TERM'] !== 'linux') probe.ask();
    },
    bell: () => {
      if (isTaken) writing.write('\u0007');
    },
    size: () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 }),
  };
}
