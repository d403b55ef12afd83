import type { WriteStream } from 'node:tty';
import { describe, expect, test } from 'vitest';
import { openWriting } from '../../../src/tui/terminal/writing.ts';

/** A terminal that takes nothing until it is told to. */
function slowTerminal() {
  let waiting: (() => void)[] = [];
  const written: string[] = [];
  const stdout = {
    writableLength: 0,
    write: (bytes: string, done?: () => void) => {
      written.push(bytes);
      stdout.writableLength += bytes.length;
      if (done) waiting.push(done);
      return true;
    },
  };
  return {
    stdout: stdout as unknown as WriteStream,
    written,
    takes: () => {
      const told = waiting;
      waiting = [];
      stdout.writableLength = 0;
      for (const done of told) done();
    },
  };
}

function opened(isRemote: boolean) {
  const terminal = slowTerminal();
  const told = { ready: 0 };
  const writing = openWriting(terminal.stdout, isRemote, () => (told.ready += 1));
  return { ...terminal, writing, told };
}

const question = '\u001b[5n';

describe('a terminal here', () => {
  test('is ready again when it has taken all bytes, and is never asked', () => {
    const { writing, takes, told, written } = opened(false);
    writing.write('one');
    expect([writing.isReady(), told.ready]).toEqual([false, 0]);
    takes();
    expect([writing.isReady(), told.ready]).toEqual([true, 1]);
    expect(written).toEqual(['one']);
  });
});

describe('a terminal far away', () => {
  test('is ready again only when it has answered behind what was written', () => {
    const { writing, takes, told, written } = opened(true);
    writing.write('one');
    takes();
    expect(written).toEqual([`one${question}`]);
    expect([writing.isReady(), told.ready]).toEqual([false, 0]);
    writing.reached();
    expect([writing.isReady(), told.ready]).toEqual([true, 1]);
  });

  test('is asked once for all that is written before it answers', () => {
    const { writing, takes, written } = opened(true);
    writing.write('one');
    writing.write('two');
    takes();
    writing.reached();
    writing.write('three');
    expect(written).toEqual([`one${question}`, 'two', `three${question}`]);
  });

  test('an answer that nobody asked for changes nothing', () => {
    const { writing, told } = opened(true);
    writing.reached();
    expect([writing.isReady(), told.ready]).toEqual([true, 0]);
  });

  test('who leaves waits for the answer, so that it reaches nobody else', async () => {
    const { writing, takes } = opened(true);
    writing.write('one');
    takes();
    let isSettled = false;
    const settled = writing.settled().then(() => (isSettled = true));
    await Promise.resolve();
    expect(isSettled).toBe(false);
    writing.reached();
    await settled;
    expect(isSettled).toBe(true);
  });

  test('who leaves one that never answers does not wait for ever', async () => {
    const { writing } = opened(true);
    writing.write('one');
    await writing.settled();
    expect(writing.isReady()).toBe(false);
  });
});
