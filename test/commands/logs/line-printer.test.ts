import { describe, expect, it } from 'vitest';
import { makeLinePrinter } from '../../../src/commands/logs/line-printer.ts';
import type { LogWish } from '../../../src/commands/logs/log-wish.ts';
import type { ToldLine } from '../../../src/commands/told-lines.ts';
import { realClock } from '../../../src/logs/clock.ts';
import { placed } from './placed.ts';

function printer(wish: Partial<LogWish> = {}, hasSteps = false) {
  const told: ToldLine[] = [];
  const made = makeLinePrinter({
    wish: { include: [], exclude: [], hold: 2_000, ...wish },
    hasSteps,
    hasHosts: false,
    clock: realClock,
    tell: ({ lines }) => void told.push(...lines),
  });
  return { ...made, texts: () => told.map(({ line }) => line.text), told };
}

describe('lines that are printed', () => {
  it('come in the order of time, whichever stream brings them first', () => {
    const { add, end, texts } = printer();
    add(placed({ text: 'b', order: 2 }));
    add(placed({ text: 'a', order: 1, streamIndex: 1 }));
    end();
    expect(texts()).toEqual(['a', 'b']);
  });

  it('come as soon as it is known that none before them is missing of what was there', () => {
    const { add, reached, texts, end } = printer();
    add(placed('a', 'b', 'c'));
    expect(texts()).toEqual([]);
    reached({ hasHistory: false, historyTo: 1_000 });
    expect(texts()).toEqual(['a', 'b']);
    end();
  });

  it('wait in a flow until all of its steps have been read, for some may still join', () => {
    const { add, reached, texts, end } = printer({}, true);
    add(placed('a', 'b', 'c'));
    reached({ hasHistory: false, historyTo: 1_000 });
    expect(texts()).toEqual([]);
    end();
    expect(texts()).toEqual(['a', 'b', 'c']);
  });

  it('are the last of what was there where a tail was asked for', () => {
    const { add, end, texts } = printer({ tail: 2 });
    add(placed('a', 'b', 'c'));
    end();
    expect(texts()).toEqual(['b', 'c']);
  });

  it('are the last of those that match', () => {
    const { add, end, texts } = printer({ tail: 1, include: [/a/u] });
    add(placed('a1', 'a2', 'b'));
    end();
    expect(texts()).toEqual(['a2']);
  });

  it('are the last state of a progress bar, where it is known', () => {
    const { add, end, texts } = printer();
    const [first, second] = placed('10 %', '20 %');
    add([first!, { ...second!, overwrites: { order: 0, streamIndex: 0, sequence: 0 } }]);
    end();
    expect(texts()).toEqual(['20 %']);
  });

  it('carry nothing of their place within this reading', () => {
    const { add, end, told } = printer();
    add(placed('a'));
    end();
    expect(told[0]?.line).toEqual({
      run: 'r',
      group: 'g',
      stream: 's',
      host: 'algo-1',
      timestamp: 0,
      text: 'a',
    });
  });
});
