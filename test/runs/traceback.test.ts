import { describe, expect, it } from 'vitest';
import { exitMeaning } from '../../src/runs/why/exit-meaning.ts';
import { ownFrame } from '../../src/runs/why/own-frame.ts';
import { findTraceback } from '../../src/runs/why/traceback.ts';

const code = '/opt/ml/processing/input/code';

describe('findTraceback', () => {
  it('reads past the marks that newer Pythons put below a line', () => {
    const found = findTraceback([
      'Traceback (most recent call last):',
      `  File "${code}/a.py", line 3, in <module>`,
      '    total(rows)[0]',
      '    ~~~~~~~~~~~^^^',
      'IndexError: list index out of range',
    ]);
    expect(found).toEqual({
      headline: 'IndexError: list index out of range',
      frames: [{ file: `${code}/a.py`, line: 3, function: '<module>', text: 'total(rows)[0]' }],
      start: 0,
    });
  });

  it('finds the place in the own script beneath the frames of packages and of mlx', () => {
    const found = findTraceback([
      'Traceback (most recent call last):',
      `  File "${code}/mlx_bootstrap.py", line 9, in main`,
      `  File "/home/x/.mlx/jobs/processing-a/processing/input/code/lib/load.py", line 7, in load`,
      '    return pandas.read_csv(path)',
      '  File "/usr/lib/python3.12/site-packages/pandas/io.py", line 700, in read_csv',
      '    raise EmptyDataError("No columns")',
      'pandas.errors.EmptyDataError: No columns',
    ]);
    expect(ownFrame(found?.frames ?? [])).toMatchObject({ file: 'lib/load.py', line: 7, function: 'load' });
    expect(found?.headline).toBe('pandas.errors.EmptyDataError: No columns');
  });

  it('takes the last of two tracebacks', () => {
    const between = ['During handling of the above exception, another exception occurred:'];
    expect(findTraceback([...raised('KeyError'), ...between, ...raised('ValueError')])).toMatchObject({
      headline: 'ValueError: x',
      start: 4,
    });
  });

  it('finds none in ordinary lines, whatever they hold', () => {
    expect(findTraceback([])).toBeUndefined();
    expect(findTraceback(['Error: all is well', 'File a.py', '  at home'])).toBeUndefined();
  });
});

describe('exitMeaning', () => {
  it.each([
    [0, 'success'],
    [3, 'the script said that it failed'],
    [137, 'killed (SIGKILL), most often because memory ran out'],
    [131, 'ended by signal 3'],
  ])('says what %d means', (exit, words) => {
    expect(exitMeaning(exit)).toBe(words);
  });
});

function raised(name: string): string[] {
  return ['Traceback (most recent call last):', `  File "${code}/a.py", line 1, in f`, `${name}: x`];
}
