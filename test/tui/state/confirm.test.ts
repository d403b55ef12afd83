import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/show/line.ts';
import { questionLines } from '../../../src/tui/draw/question.ts';
import type { Event } from '../../../src/tui/state/event.ts';
import { play, typed } from '../play.ts';
import { sessionState } from '../session-state.ts';

const stop: Event = { kind: 'asked', id: 7, asked: { command: 'mlx stop train-3', name: 'train-3' } };
const onProduction: Event = {
  kind: 'asked',
  id: 7,
  asked: { command: 'mlx run train --depth 8', name: 'train', production: 'prod' },
};
const yes = { kind: 'answer', id: 7, isYes: true };
const no = { kind: 'answer', id: 7, isYes: false };
const drawn = (...events: readonly (string | Event)[]) => {
  const { overlay } = play(sessionState(), ...events).state;
  return overlay?.kind === 'confirm' ? questionLines(overlay, 76).map(textOf).join('\n') : '';
};

describe('a question', () => {
  test('is answered by a clear yes alone', () => {
    expect(play(sessionState(), stop, 'y').effects).toEqual([yes]);
    for (const key of ['n', 'esc', 'q', 'enter']) expect(play(sessionState(), stop, key).effects).toEqual([no]);
    expect(play(sessionState(), stop, 'x').effects).toEqual([]);
  });

  test('says what does the same, and what it may cost as soon as that is known', () => {
    expect(drawn(stop)).toMatch(/Stop train-3\?[^]*mlx stop train-3[^]*asking what it costs/);
    expect(drawn(stop, { kind: 'cost', id: 7, cost: 'at most $1.00' })).toContain('at most $1.00');
    expect(drawn(stop, { kind: 'cost', id: 6, cost: 'at most $1.00' })).not.toContain('$1.00');
  });

  test('is taken away by ctrl-c, which lets go of what waits for it', () => {
    const { state, effects } = play(sessionState(), stop, 'ctrl+c');
    expect(state.overlay).toBeUndefined();
    expect(effects).toEqual([{ kind: 'cancel' }]);
  });
});

describe('on production', () => {
  test('the name has to be typed to the letter', () => {
    expect(play(sessionState(), onProduction, ...typed('train'), 'enter').effects).toEqual([yes]);
    const wrong = play(sessionState(), onProduction, ...typed('Train'), 'enter');
    expect(wrong.effects).toEqual([]);
    expect(wrong.state.notice?.text).toContain('type train to the letter');
    expect(play(wrong.state, 'ctrl+u', ...typed('train'), 'enter').effects).toEqual([yes]);
  });

  test('a `y` is a letter, and Enter at once is a no', () => {
    expect(play(sessionState(), onProduction, 'y').effects).toEqual([]);
    expect(play(sessionState(), onProduction, 'enter').effects).toEqual([no]);
    expect(play(sessionState(), onProduction, 'esc').effects).toEqual([no]);
  });

  test('the place is said in words', () => {
    expect(drawn(onProduction)).toMatch(/ PRODUCTION prod [^]*Run train --depth 8\?[^]*Type train to do it/);
  });
});
