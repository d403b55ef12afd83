import { describe, expect, it } from 'vitest';
import { makeLineFilter } from '../../../src/commands/logs/line-filter.ts';
import type { PlacedLine } from '../../../src/logs/line.ts';
import { placed } from './placed.ts';

function kept(wanted: Partial<Parameters<typeof makeLineFilter>[0]>, lines: readonly PlacedLine[]): string[] {
  return lines.filter(makeLineFilter({ include: [], exclude: [], ...wanted })).map(({ text }) => text);
}

describe('lines that were asked for', () => {
  it('match every expression that is given and none of those to leave out', () => {
    const lines = placed('loss=1', 'loss=2 step', 'step');
    expect(kept({ include: [/loss/u, /step/u] }, lines)).toEqual(['loss=2 step']);
    expect(kept({ include: [/loss/u], exclude: [/=1$/u] }, lines)).toEqual(['loss=2 step']);
  });

  it('match by what is seen of them, without their colours', () => {
    expect(kept({ include: [/^all is well$/u] }, placed('\u001b[32mall\u001b[0m is well'))).toHaveLength(1);
  });

  it('are of a level at least, and those that belong to them stay with them', () => {
    const lines = placed(
      { text: 'fine', level: 'info' },
      { text: 'Traceback', level: 'error' },
      { text: '  File', level: 'error', continues: true },
      { text: 'ValueError', continues: true },
      { text: 'fine again' },
      { text: '  more of that', continues: true },
      { text: 'careful', level: 'warning' },
    );
    expect(kept({ level: 'error' }, lines)).toEqual(['Traceback', '  File', 'ValueError']);
    expect(kept({ level: 'warning' }, lines)).toEqual(['Traceback', '  File', 'ValueError', 'careful']);
  });

  it('stay with the head of their own stream, whatever comes between', () => {
    const lines = placed(
      { text: 'Traceback', level: 'error' },
      { text: 'fine', streamIndex: 1 },
      { text: '  File', continues: true },
      { text: '  of the fine one', continues: true, streamIndex: 1 },
    );
    expect(kept({ level: 'error' }, lines)).toEqual(['Traceback', '  File']);
  });
});
