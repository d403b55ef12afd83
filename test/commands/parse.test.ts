import { describe, expect, test } from 'vitest';
import { MlxError } from '../../src/base/errors.ts';
import { parse } from '../../src/commands/parse/parse.ts';
import type { Command } from '../../src/commands/command.ts';

const command = (name: string, more: Partial<Command> = {}): Command => ({
  name,
  group: 'run',
  summary: '',
  args: [],
  flags: {},
  examples: [],
  effect: 'reads',
  load: () => Promise.reject(new Error('not run here')),
  ...more,
});

const commands: readonly Command[] = [
  command('run', {
    args: [{ name: 'JOB', help: 'a job', required: true }],
    flags: {
      param: { type: 'list', help: '', value: 'NAME=VALUE' },
      detach: { type: 'boolean', short: 'd', help: '' },
    },
    takesParams: true,
  }),
  command('ls', {
    flags: {
      limit: { type: 'number', value: 'N', help: '', default: 20 },
      kind: { type: 'string', help: '', choices: ['processing', 'training'] },
    },
  }),
  command('local serve', { flags: { port: { type: 'number', help: '' } } }),
  command('help', { args: [{ name: 'TOPIC', help: '', required: false, rest: true }] }),
  command('version'),
];

const read = (line: string) => parse(line.split(' ').filter(Boolean), commands);

const failure = (words: readonly string[]): MlxError => {
  try {
    parse(words, commands);
  } catch (error) {
    if (error instanceof MlxError) return error;
    throw error;
  }
  throw new Error('expected an error');
};

describe('finding the verb', () => {
  test.each([
    ['--on prod ls', 'ls'],
    ['--on=prod --json ls', 'ls'],
    ['--no-colour ls', 'ls'],
    ['local serve --port 0', 'local serve'],
    ['--version', 'version'],
    ['-V', 'version'],
    ['--help', 'help'],
    ['', 'help'],
  ])('%j is %s', (line, name) => {
    expect(read(line).command.name).toBe(name);
  });

  test('a mistyped verb is told with the nearest one', () => {
    expect(failure(['rnu'])).toMatchObject({ code: 'VERB_UNKNOWN', details: { verb: 'rnu', nearest: 'run' } });
    expect(failure(['local'])).toMatchObject({ details: { verb: 'local', nearest: 'local serve' } });
    expect(failure(['local', 'sevre'])).toMatchObject({ details: { verb: 'local sevre', nearest: 'local serve' } });
  });

  test('--help behind a verb asks for help on it and on what it names', () => {
    expect(read('run train --help')).toMatchObject({
      command: { name: 'help' },
      input: { args: { TOPIC: ['run', 'train'] } },
    });
    expect(read('local serve -h').input.args).toEqual({ TOPIC: ['local', 'serve'] });
  });
});

describe('flags', () => {
  test('are typed by the table, with defaults', () => {
    expect(read('ls').input.flags).toEqual({ limit: 20 });
    expect(read('ls --limit 5 --kind=training').input.flags).toEqual({ limit: 5, kind: 'training' });
  });

  test('the last of a repeated flag counts; a list keeps all', () => {
    expect(read('ls --limit 5 --limit 6').input.flags).toEqual({ limit: 6 });
    expect(read('run train --param a=1 --param b=2').input.flags).toEqual({ param: ['a=1', 'b=2'] });
  });

  test('--no-x turns a boolean off, and color is colour', () => {
    expect(read('ls --no-color').face.colour).toBe(false);
    expect(read('ls --colour').face.colour).toBe(true);
    expect(read('run train --detach --no-detach').input.flags).toEqual({ detach: false });
    expect(read('run train -d').input.flags).toEqual({ detach: true });
  });

  test('--on reaches the verb, --project and --json stay with the face', () => {
    const { input, face } = read('ls --on prod --project sub --json');
    expect(input.flags).toEqual({ limit: 20, on: 'prod' });
    expect(face).toEqual({ json: true, project: 'sub', colour: undefined });
  });

  test.each([
    [['ls', '--limt', '5'], 'FLAG_UNKNOWN', { verb: 'ls', flag: '--limt', nearest: '--limit' }],
    [['ls', '-x'], 'FLAG_UNKNOWN', { verb: 'ls', flag: '-x' }],
    [['ls', '--limit'], 'FLAG_VALUE_MISSING', { flag: '--limit', value: 'N' }],
    [['ls', '--limit='], 'FLAG_VALUE_MISSING', { flag: '--limit', value: 'N' }],
    [['ls', '--limit', '--json'], 'FLAG_VALUE_MISSING', { flag: '--limit', value: 'N' }],
    [['ls', '--limit', '1e3'], 'FLAG_VALUE_WRONG', { flag: '--limit', value: '1e3' }],
    [['ls', '--limit', '-5'], 'FLAG_VALUE_WRONG', { flag: '--limit', value: '-5' }],
    [['ls', '--kind', 'trainig'], 'FLAG_VALUE_WRONG', { flag: '--kind', nearest: 'training' }],
    [['ls', '--json=yes'], 'FLAG_VALUE_WRONG', { flag: '--json', value: 'yes' }],
    [['ls', 'extra'], 'ARGUMENT_UNEXPECTED', { verb: 'ls', word: 'extra' }],
    [['run'], 'ARGUMENT_MISSING', { verb: 'run', argument: 'JOB' }],
    [['run', '--depth', '8', 'train'], 'PARAM_BEFORE_JOB', { verb: 'run', flag: '--depth' }],
  ])('%j fails with %s', (words, code, details) => {
    expect(failure(words)).toMatchObject({ code, details });
  });
});

describe('params of a job', () => {
  test.each([
    ['run train --depth 8', { depth: '8' }],
    ['run train --depth=8 --shift -3', { depth: '8', shift: '-3' }],
    ['run train --shuffle --detach', { shuffle: 'true' }],
    ['run train --no-shuffle', { shuffle: 'false' }],
    ['run train --day= --depth 8', { day: '', depth: '8' }],
    ['run train --since 2013-01-01', { since: '2013-01-01' }],
  ])('%j', (line, params) => {
    expect(read(line).input.params).toEqual(params);
  });

  test('words after -- are never flags', () => {
    expect(read('help -- --depth').input.args).toEqual({ TOPIC: ['--depth'] });
  });

  test('names that every object has are params like any other', () => {
    expect(read('run train --constructor 1 --__proto__ 2').input.params).toHaveProperty('constructor', '1');
  });
});
