import { describe, expect, test } from 'vitest';
import { textOf } from '../../../../src/show/line.ts';
import { widthOf } from '../../../../src/show/width.ts';
import { promptLines } from '../../../../src/tui/draw/prompt.ts';
import type { Event } from '../../../../src/tui/state/event.ts';
import { layoutOf } from '../../../../src/tui/state/layout.ts';
import type { State } from '../../../../src/tui/state/state.ts';
import { kinds, play, typed } from '../../play.ts';
import { sessionState } from '../../session-state.ts';

const repl = (more: Partial<State['repl']> = {}) =>
  sessionState({ focus: 'repl', repl: { ...sessionState().repl, ...more } });
const paste = (text: string): Event => ({ kind: 'input', input: { kind: 'paste', text } });
const textAfter = (...events: readonly (string | Event)[]) => play(repl(), ...events).state.repl.line.text;
const shown = (state: State) => promptLines(state).map((line) => textOf(line).trimEnd());

const completed = (text: string, found: readonly { word: string; doc?: string }[]): Event => ({
  kind: 'completed',
  line: { text, cursor: text.length },
  start: 0,
  words: found,
});
const known = (text: string, more: object): Event => ({
  kind: 'considered',
  line: { text, cursor: text.length },
  ...more,
});

describe('enter', () => {
  test('evaluates a text that is complete', () => {
    const { state, effects } = play(repl(), ...typed('f(1)'), 'enter');
    expect(effects.at(-1)).toEqual({ kind: 'evaluate', text: 'f(1)' });
    expect(state.repl.line.text).toBe('');
  });

  test('makes a new line where more has to follow, indented behind a bracket', () => {
    expect(textAfter(...typed('f({'), 'enter', ...typed('a'), 'enter', 'b')).toBe('f({\n  a\n  b');
    expect(kinds(play(repl(), ...typed('f({'), 'enter').effects)).not.toContain('evaluate');
  });

  test('of another kind makes one in any case', () => {
    expect(textAfter('a', 'alt+enter', 'b')).toBe('a\nb');
    expect(textAfter('a', 'ctrl+j', 'b')).toBe('a\nb');
  });

  test('evaluates a paste of 10,000 lines as one', () => {
    const text = Array.from({ length: 10_000 }, (_, at) => `const v${at} = ${at}`).join('\n');
    const { state } = play(repl(), paste(text.replaceAll('\n', '\r\n')));
    expect(state.repl.line.text).toBe(text);
    expect(shown(state)).toHaveLength(8);
    expect(shown(state).at(-1)).toContain('const v9999 = 9999');
    expect(play(state, 'enter').effects.at(-1)).toEqual({ kind: 'evaluate', text });
    expect(play(state, 'ctrl+_').state.repl.line.text).toBe('');
  });
});

describe('up and down', () => {
  const history = ['old\nolder', 'new'];
  const at = (...keys: string[]) => play(repl({ history }), paste('one\n日本\nthree'), ...keys).state.repl.line;

  test('move within the text, in the same column, before they walk the history', () => {
    expect(at('left', 'up')).toMatchObject({ cursor: 6 });
    expect(at('up', 'up')).toMatchObject({ cursor: 3 });
    expect(at('up', 'up', 'up').text).toBe('new');
    expect(at('up', 'up', 'up', 'down').text).toBe('one\n日本\nthree');
  });

  test('walk a text of the history as any other', () => {
    expect(at('up', 'up', 'up', 'up')).toMatchObject({ text: 'old\nolder', cursor: 9 });
    expect(at('up', 'up', 'up', 'up', 'up')).toMatchObject({ text: 'old\nolder', cursor: 3 });
  });
});

describe('editing', () => {
  test.each([
    ['home and end are those of the line', [paste('ab\ncd'), 'home', 'x', 'end', 'y'], 'ab\nxcdy'],
    ['what was cut is put back', [paste('one two'), 'ctrl+w', 'home', 'ctrl+y'], 'twoone '],
    ['a line is cut, then its end', [paste('ab\ncd'), 'home', 'ctrl+k', 'ctrl+u'], 'ab'],
    ['an emoji is one character', [paste('a👨‍👩‍👧'), 'backspace', 'b'], 'ab'],
    ['letters are undone together', [...typed('one two'), 'ctrl+_'], 'one '],
    ['undo goes back to the start and no further', [...typed('a b'), 'ctrl+_', 'ctrl+_', 'ctrl+_', 'ctrl+_'], ''],
    ['what was deleted comes back', [...typed('abc'), 'backspace', 'ctrl+_'], 'abc'],
  ] as const)('%s', (_, events, text) => expect(textAfter(...events)).toBe(text));
});

describe('completion', () => {
  const words = [
    { word: 'plan', doc: 'what would be sent' },
    { word: 'planet', required: true },
  ];

  test('takes what the words share, then marks one after the other, and enter takes it', () => {
    const { state } = play(repl(), ...typed('pl'), 'tab', completed('pl', words));
    expect(state.repl.line.text).toBe('plan');
    expect(shown(state)[0]).toBe('   plan  planet');
    const marked = play(state, 'tab').state;
    expect(shown(marked)[0]).toBe('   plan  planet  what would be sent');
    expect(play(marked, 'tab', 'enter').state.repl.line.text).toBe('planet');
    expect(play(marked, 'shift+tab', 'enter').state.repl.line.text).toBe('planet');
    expect(play(marked, 'down', 'enter').state.repl.line.text).toBe('planet');
    expect(play(marked, 'esc').state).toMatchObject({ focus: 'repl', repl: { offer: undefined } });
  });

  test('takes the only word', () =>
    expect(play(repl(), 'p', completed('p', words.slice(0, 1))).state.repl.line.text).toBe('plan'));

  test('that comes for another text is dropped', () =>
    expect(play(repl(), ...typed('px'), completed('p', words)).state.repl.line.text).toBe('px'));
});

describe('what is known of the text', () => {
  test('is asked for at each change, and shown above it', () => {
    const { state, effects } = play(repl(), '1', '+', '1');
    expect(kinds(effects)).toEqual(['consider', 'consider', 'consider']);
    expect(shown(play(state, known('1+1', { preview: '2' })).state)[0]).toBe('      = 2');
    const hint = { label: 'plan(target)', marked: [5, 11] as const, doc: 'a job' };
    expect(shown(play(state, known('1+1', { hint })).state)[0]).toBe('   plan(target)  a job');
  });

  test('is dropped where it comes too late', () =>
    expect(play(repl(), '1', '2', known('1', { preview: '1' })).state.repl.preview).toBeUndefined());
});

describe('looking for an earlier text', () => {
  const history = ['plan("train")', 'runs[0]', 'plan("other")'];

  test('finds the last one that has it, then the ones before', () => {
    const { state } = play(repl({ history }), 'x', 'ctrl+r', ...typed('PLAN'));
    expect(state.repl.line.text).toBe('plan("other")');
    expect(shown(state)[0]).toContain('earlier PLAN');
    expect(play(state, 'ctrl+r').state.repl.line.text).toBe('plan("train")');
    expect(play(state, 'ctrl+r', 'ctrl+r').state.repl).toMatchObject({ search: { isMissing: true } });
    expect(play(state, 'esc').state.repl.line.text).toBe('x');
    expect(play(state, 'enter').effects.map(({ kind }) => kind)).not.toContain('evaluate');
    expect(play(state, 'enter', 'enter').effects.at(-1)).toEqual({ kind: 'evaluate', text: 'plan("other")' });
    expect(play(state, 'left', 'z').state.repl.line.text).toBe('plan("other"z)');
  });
});

describe('the room of the prompt', () => {
  test.each([
    [60, 16],
    [80, 24],
    [200, 50],
  ])('at %d×%d grows with the text, to eight rows at most, and leaves the panes theirs', (columns, rows) => {
    for (const count of [1, 3, 100]) {
      const state = play(
        repl(),
        { kind: 'resized', size: { columns, rows } },
        paste('x\n'.repeat(count - 1) + 'x'),
      ).state;
      const { upper, band, prompt } = layoutOf(state);
      expect(promptLines(state)).toHaveLength(prompt.rows);
      expect(band.top + band.rows).toBe(prompt.top);
      expect(prompt.top + prompt.rows).toBe(rows - 1);
      expect(prompt.rows).toBeLessThanOrEqual(9);
      expect(upper.height).toBeGreaterThanOrEqual(4);
    }
  });

  test('keeps every row within the screen, whatever stands there', () => {
    for (const text of ['日本'.repeat(100), '\u001b[2J\u202e`${', 'x'.repeat(500), '(((\t', '👨‍👩‍👧'.repeat(80)]) {
      for (const keys of [[], ['home'], ['left', 'left']]) {
        const rows = promptLines(play(repl(), paste(text), ...keys).state);
        for (const row of rows) expect(widthOf(textOf(row))).toBeLessThanOrEqual(80);
        expect(rows.flat().some(({ role }) => role === 'cursor')).toBe(true);
      }
    }
  });
});
