import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/commands/table.ts';
import { parse } from '../../../src/commands/parse/parse.ts';
import { splitWords } from '../../../src/commands/parse/split-words.ts';
import { type Field, fieldOfParam } from '../../../src/commands/form/field.ts';
import { fieldsIn, type Form, lineOfForm } from '../../../src/tui/state/palette/form.ts';
import { paletteEntries } from '../../../src/tui/state/palette/palette-entries.ts';
import type { State } from '../../../src/tui/state/state.ts';
import { play, typed } from '../play.ts';
import { sessionState } from '../session-state.ts';

const names = (text: string, more: Partial<State> = {}) =>
  paletteEntries(text, sessionState(more)).map((entry) => (entry.kind === 'verb' ? entry.verb : entry.action.id));

describe('the palette', () => {
  test('finds a command by its name, by letters of it, by its words and by its flags', () => {
    expect(names('stop')[0]).toBe('stop');
    expect(names('wnc')[0]).toBe('why-not-cached');
    expect(names('why failed')[0]).toBe('why');
    expect(names('mermaid')[0]).toBe('show');
    expect(paletteEntries('mermaid', sessionState())[0]).toMatchObject({ hit: { name: 'mermaid' } });
  });

  test('finds what a key does by its words', () => {
    expect(names('editor')).toContain('edit');
    expect(names('copy arn')[0]).toBe('yankArn');
  });

  test('shows what was used last first, until something is typed', () => {
    expect(names('', { recent: ['doctor', 'ls'] }).slice(0, 2)).toEqual(['doctor', 'ls']);
    expect(names('stop', { recent: ['doctor'] })[0]).toBe('stop');
  });

  test('takes a line as it is typed in a shell', () => {
    const { state } = play(sessionState(), 'ctrl+p', ...typed('mlx run prepare --as states'), 'enter');
    expect(formIn(state)).toMatchObject({ verb: 'run', texts: { 'argument TARGET': 'prepare', 'flag as': 'states' } });
  });

  test('says that nothing fits', () => {
    const { state } = play(sessionState(), 'ctrl+p', ...typed('qqqq'), 'enter');
    expect(state.notice?.text).toContain('nothing fits');
    expect(state.overlay?.kind).toBe('palette');
  });
});

describe('the form of a command', () => {
  test('begins with what is selected, and runs what it says', () => {
    const { state } = play(sessionState(), ...opened('plan'));
    expect(lineIn(state)).toBe('mlx plan train');
    const { effects, state: after } = play(state, 'enter');
    expect(effects.at(-1)).toEqual({ kind: 'perform', words: ['plan', 'train'], command: 'mlx plan train' });
    expect(after).toMatchObject({ overlay: undefined, recent: ['plan'] });
  });

  test('writes what is typed in a field into the line, quoted where it has to be', () => {
    const { state } = play(sessionState(), ...opened('sql'), ...typed("select 'x'"));
    expect(lineIn(state)).toBe(String.raw`mlx sql 'select '\''x'\'''`);
  });

  test('turns switches and choices by space and arrows', () => {
    const start = play(sessionState(), ...opened('plan'), 'down').state;
    expect(lineIn(play(start, ' ').state)).toBe('mlx plan train --as job');
    expect(lineIn(play(start, ' ', 'right').state)).toBe('mlx plan train --as pipeline');
    expect(lineIn(play(start, 'left').state)).toBe('mlx plan train --as states');
    const { state } = play(sessionState(), ...opened('ls'), ' ');
    expect(lineIn(state)).toBe('mlx ls --jobs');
  });

  test('keeps fields and line in step, whichever is written in', () => {
    const { state } = play(sessionState(), ...opened('plan'), 'tab', ...typed(' --depth 8 --policy'));
    expect(formIn(state)).toMatchObject({ texts: { 'param depth': '8', 'flag policy': 'yes' } });
    expect(lineIn(play(state, 'tab').state)).toBe('mlx plan train --depth 8 --policy');
  });

  test('becomes the form of another command when the line names one', () => {
    const { state } = play(sessionState(), ...opened('plan'), 'tab', 'ctrl+u', ...typed('why last'));
    expect(formIn(state)).toMatchObject({ verb: 'why', texts: { 'argument RUN': 'last' } });
  });

  test('says why a line can not be read, and does not leave it', () => {
    const { state } = play(sessionState(), ...opened('check'), 'tab', ...typed(' --nonsense'), 'tab');
    expect(formIn(state)).toMatchObject({ isLine: true, fault: expect.stringContaining('--nonsense') });
    expect(play(state, 'enter').effects).toEqual([]);
  });

  test('goes to what is missing or wrong instead of running', () => {
    const missing = play(sessionState(), ...opened('sql'), 'down', 'enter');
    expect(missing.state.notice?.text).toMatch(/^QUERY is required/u);
    expect(formIn(missing.state).at).toBe(0);
    const limit = play(sessionState(), ...opened('ls'), 'down', 'down', 'down', ...typed('many'), 'enter');
    expect(limit.state.notice?.text).toContain('a whole number from 0 to 999999999');
    expect(limit.effects.map(({ kind }) => kind)).not.toContain('perform');
  });

  test('asks for the params of the job that it names, and checks them by the head', () => {
    const { state, effects } = play(sessionState(), ...opened('run'));
    expect(effects).toContainEqual({ kind: 'describeParams', target: 'train' });
    const depth = fieldOfParam('depth', { type: 'int', min: 1, max: 20, default: 6, required: false });
    const known = play(state, { kind: 'params', target: 'train', params: [depth] }, 'down', ...typed('99'), 'enter');
    expect(known.state.notice?.text).toContain('a whole number from 1 to 20');
    expect(play(state, { kind: 'params', target: 'other', params: [depth] }).state).toEqual(state);
  });

  test('offers words for a field, and takes the first at the end of the text', () => {
    const { state, effects } = play(sessionState(), ...opened('why'), 'ctrl+u', ...typed('tr'));
    const asked = 'argument RUN tr';
    expect(effects.at(-1)).toMatchObject({ kind: 'complete', ask: { kind: 'field', asked } });
    const offered = play(state, { kind: 'candidates', asked, candidates: [{ word: 'train-2', text: '' }] }).state;
    expect(lineIn(play(offered, 'right').state)).toBe('mlx why train-2');
    expect(lineIn(play(offered, 'ctrl+n', 'enter').state)).toBe('mlx why train-2');
    const late = play(state, { kind: 'candidates', asked: 'argument RUN t', candidates: [{ word: 'x', text: '' }] });
    expect(formIn(late.state).candidates).toEqual([]);
  });

  test('hands the terminal to what takes all of it', () => {
    const { effects } = play(sessionState(), ...opened('new'), 'enter');
    expect(effects.at(-1)).toEqual({ kind: 'handOver', words: ['new'], command: 'mlx new' });
    expect(play(sessionState(), ...opened('logs'), 'enter').effects.at(-1)).toMatchObject({ kind: 'handOver' });
  });
});

describe.each(commands.filter(({ group }) => group !== undefined))('the form of mlx $name', (command) => {
  test('makes a line that is read back as it was written', () => {
    const { state } = play(
      sessionState({ tree: { ...sessionState().tree, cursor: 'group:jobs' } }),
      ...opened(command.name),
    );
    const form = formIn(state);
    const texts = Object.fromEntries(fieldsIn(form, state).map((field) => [field.key, sampleOf(field)]));
    const line = lineOfForm({ ...form, texts }, state);
    const read = play(state, 'tab', 'ctrl+e', 'ctrl+u', ...typed(line.replace(/^mlx /, ''))).state;
    expect(formIn(read)).toMatchObject({ verb: command.name, fault: undefined });
    expect(lineIn(read)).toBe(line);
    expect(parse(splitWords(line).slice(1), commands).command.name).toBe(command.name);
  });
});

/** The keys that lead to the form of a verb. */
function opened(verb: string): string[] {
  return ['ctrl+p', ...typed(verb), 'enter'];
}

function formIn({ overlay }: State): Form {
  if (overlay?.kind !== 'form') throw new Error(`there is no form, but ${overlay?.kind}`);
  return overlay;
}

function lineIn(state: State): string {
  return lineOfForm(formIn(state), state);
}

/** A text that the field takes, and that has to be quoted where any text may stand. */
function sampleOf({ takes, choices, default: fallback }: Field): string {
  switch (takes) {
    case 'switch':
      return fallback === 'yes' ? 'no' : 'yes';
    case 'choice':
      return choices.find((choice) => choice !== fallback) ?? '';
    case 'number':
      return '7';
    case 'words':
      return "a=1 'b=two words'";
    case 'text':
      return "it's 5";
  }
}
