import { expect, test } from 'vitest';
import { pythonMeets } from '../../src/plan/images/python-version.ts';

test.each([
  ['3.10', '>=3.10', true],
  ['3.9', '>=3.10', false],
  ['3.12', '>=3.10, <3.12', false],
  ['3.11', '>=3.10,<3.12', true],
  ['3.12', '>3.12', false],
  ['3.12', '<=3.12', true],
  ['3.12', '>=3.12.4', true],
  ['3.12', '<3.12.4', true],
  ['3.12', '~=3.10', true],
  ['3.12', '~=3.10.2', false],
  ['3.10', '~=3.10.2', true],
  ['4.0', '~=3.10', false],
  ['3.12', '==3.*', true],
  ['3.12', '==3.12.*', true],
  ['3.11', '==3.12.*', false],
  ['3.12', '==3.12', true],
  ['3.12', '!=3.12.*', false],
  ['3.12', '!=3.12.1', true],
  ['3.12', '>=3', true],
  ['3.12', '<4', true],
  ['3.12', '', true],
  ['3.12', 'nonsense', true],
])('Python %s against "%s": %s', (version, specifier, meets) => {
  expect(pythonMeets(version, specifier)).toBe(meets);
});
