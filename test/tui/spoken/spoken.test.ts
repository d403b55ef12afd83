import { describe, expect, test } from 'vitest';
import { line, span } from '../../../src/show/line.ts';
import { append } from '../../../src/tui/spoken/append.ts';
import { editOf } from '../../../src/tui/spoken/edit-of.ts';
import { sayChange } from '../../../src/tui/spoken/say-change.ts';
import { sayRow } from '../../../src/tui/spoken/say-place.ts';
import { spokenSize } from '../../../src/tui/spoken/spoken-screen.ts';
import { wordsOf } from '../../../src/tui/spoken/words-of.ts';
import type { Event } from '../../../src/tui/state/event.ts';
import { initialState, type State } from '../../../src/tui/state/state.ts';
import { play, typed } from '../play.ts';
import { sessionState } from '../session-state.ts';

const state = sessionState({ size: spokenSize });
/** What is said of each event, and the bytes that stand on the terminal. */
function hear(from: State, ...events: readonly (string | Event)[]): { said: string[]; written: string; state: State } {
  let now = from;
  let written = '';
  const said = events.flatMap((event) => {
    const next = play(now, event).state;
    const sentences = sayChange(now, next);
    written += append(sentences, editOf(now), editOf(next));
    now = next;
    return sentences;
  });
  return { said, written, state: now };
}

describe('a session that is heard', () => {
  test('says where it is once that is known', () => {
    const place = { project: 'flights', where: 'prod', region: 'eu-west-1', isProduction: true };
    const { said } = hear({ ...initialState, size: spokenSize }, { kind: 'opened', place, history: [] });
    expect(said[0]).toBe('project flights, prod, eu-west-1, production: what is done here is done for good');
    expect(said[1]).toBe('question mark says the keys');
  });

  test('says what is under the cursor, which of how many it is, and how it stands', () => {
    expect(sayRow(state)).toBe('jobs, 2 of 2: train, bad: 2 faults');
    expect(hear(state, 'j').said).toEqual(['group runs, 3, open']);
    expect(hear(state, 'j', 'j', 'j').said.at(-1)).toBe('runs, 2 of 3: train-2, failed, 1 min ago');
  });

  test('says that a group was closed, and what has the keys', () => {
    expect(hear(state, 'j', 'enter').said.at(-1)).toBe('group runs, 3, closed');
    const { said } = hear(state, 'tab');
    expect(said.slice(0, 3)).toEqual(['middle: train', 'row 0', 'row 1']);
    expect(said.at(-1)).toMatch(/^\d+ more lines: j$/);
  });

  test('reads on where one goes on in a page, each line once', () => {
    const { said, state: at } = hear(state, '2');
    const read = said.filter((sentence) => sentence.startsWith('row ')).length;
    expect(hear(at, 'j').said).toEqual([`row ${read}`]);
    expect(hear(at, 'j', 'k').said.at(-1)).toBe('row 0');
    expect(hear(at, 'G').said.at(-1)).toBe('row 59');
  });

  test('asks in words, and says what came of it', () => {
    const stop: Event = { kind: 'asked', id: 1, asked: { command: 'mlx stop train-3', name: 'train-3' } };
    const { said } = hear(state, 'j', 'j', stop);
    expect(said.join('\n')).toMatch(/Stop train-3[^]*y, ?yes|y yes/);
    expect(hear(state, 'j', 'j', stop, 'n').said.at(-2)).toBe('closed');
  });

  test('tells its keys as a list, without what is drawn', () => {
    const { said } = hear(state, '?');
    expect(said.join('\n')).toContain('half a pane down');
    // oxlint-disable-next-line no-control-regex -- what is not of ASCII
    expect(said.join('\n')).not.toMatch(/[\u2500-\u25ff]/);
  });

  test('tells notices, and how far a command is, by quarters', () => {
    const task = { kind: 'task', id: 1, command: 'mlx run train', stage: 'sending' } as const;
    const far = (done: number) => ({ ...task, measure: { done, total: 100, unit: 'bytes' } }) as const;
    const { said } = hear(state, task, far(1), far(20), far(26), far(49), far(50), { kind: 'taskEnded', id: 1 });
    expect(said).toEqual([
      'mlx run train, sending',
      'mlx run train, sending, 0 percent',
      'mlx run train, sending, 25 percent',
      'mlx run train, sending, 50 percent',
      'mlx run train: done',
    ]);
    const notice = { text: 'train-3 completed', role: 'good' } as const;
    expect(hear(state, { kind: 'notice', notice }).said).toEqual(['train-3 completed']);
  });

  test('is silent where nothing is to be known', () => {
    expect(hear(state, { kind: 'looked', now: state.now + 60_000 }).said).toEqual([]);
    expect(hear(state, { kind: 'resized', size: { columns: 40, rows: 10 } }).said).toEqual([]);
  });
});

describe('a line that is written', () => {
  test('stands behind its prompt as it is typed, and an answer below it', () => {
    const { written } = hear(state, 'i', ...typed('1+1'), 'backspace', '2', 'left', 'right');
    expect(written).toBe('REPL: enter evaluates, escape leaves\nmlx> 1+1\b \b2\b2');
    const text = { kind: 'text', text: 'forty-two' } as const;
    const answer = { kind: 'answer', title: '1+2', content: { kind: 'value', value: text } } as const;
    expect(hear(state, 'i', ...typed('1+2'), 'enter', answer).written).toMatch(/1\+2[^]*\nforty-two\nmlx> $/);
  });

  test('is said anew where it changes in its midst', () => {
    expect(hear(state, 'i', ...typed('ac'), 'left', 'b').written).toMatch(/mlx> ac[\b]\nmlx> abc[\b]$/u);
  });

  test('is told with nothing that a terminal obeys but the steps back', () => {
    const paste = { kind: 'input', input: { kind: 'paste', text: 'a\u001b[2J\nb\u202e' } } as const;
    const { written } = hear(state, 'i', paste);
    expect(written).toContain(String.raw`a\e[2J | b\u202e`);
    expect(written).not.toContain('\u001b');
  });
});

test('what is drawn is read as a list of words', () => {
  expect(wordsOf(line(span('dim', '│ '), '✓ done', '      ', 'x', span('dim', ' │')))).toBe('good: done, x');
  expect(wordsOf(line('╭───────╮'))).toBe('');
  expect(wordsOf(line('⏎ run · esc cancel'))).toBe('enter run · esc cancel');
});
