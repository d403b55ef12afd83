import { describe, expect, it } from 'vitest';
import { validateStates } from '../../../../src/plan/states/check/validate-states.ts';

const pass = (fields: object = {}) => ({ Type: 'Pass', ...fields });

describe('the own check of a state machine', () => {
  it('finds nothing in a machine whose states read what was made before', () => {
    const States = {
      make: pass({ ResultPath: '$.steps.make', Next: 'read' }),
      read: pass({ Parameters: { 'a.$': "States.Format('{}-x', $.steps.make.outputs.rows)" }, End: true }),
    };
    expect(validateStates({ StartAt: 'make', States })).toEqual([]);
  });

  it('finds a path to what no state has made', () => {
    const States = { read: pass({ Parameters: { 'a.$': '$.steps.train.outputs.model' }, End: true }) };
    expect(validateStates({ StartAt: 'read', States })).toEqual([
      'read reads $.steps.train.outputs.model, which nothing before it has surely made',
    ]);
  });

  it('finds a path to what only one branch of a choice makes', () => {
    const States = {
      when: { Type: 'Choice', Choices: [{ Variable: '$.params', IsPresent: true, Next: 'make' }], Default: 'read' },
      make: pass({ ResultPath: '$.steps.make', Next: 'read' }),
      read: pass({ InputPath: '$.steps.make', End: true }),
    };
    expect(validateStates({ StartAt: 'when', States })).toEqual([
      'read reads $.steps.make, which nothing before it has surely made',
    ]);
  });

  it('finds a path in a branch that is not given what it reads', () => {
    const branch = { StartAt: 'read', States: { read: pass({ InputPath: '$.steps.make', End: true }) } };
    const States = {
      make: pass({ ResultPath: '$.steps.make', Next: 'both' }),
      both: { Type: 'Parallel', Parameters: { steps: {} }, Branches: [branch], End: true },
    };
    expect(validateStates({ StartAt: 'make', States })).toEqual([
      'read reads $.steps.make, which nothing before it has surely made',
    ]);
  });

  it.each([
    ["States.Format('{}-{}', $.a)", "'{}-{}' has 2 places for 1 values"],
    ['States.UUID($.a)', "States.UUID can't take 1 arguments"],
    ["States.Hash(States.Nothing($.a), 'MD5')", "States.Nothing can't take 1 arguments"],
    ["States.Format('{}'", "States.Format('{}' is neither a path nor an intrinsic function"],
  ])('finds what is wrong with %s', (code, fault) => {
    const States = { a: pass({ Parameters: { 'x.$': code }, End: true }) };
    expect(validateStates({ StartAt: 'a', States })).toEqual([`a: ${fault}`]);
  });

  it('finds states that are never reached, have one name or too long a one', () => {
    const long = 'x'.repeat(81);
    const branch = { StartAt: long, States: { [long]: pass({ End: true }) } };
    const States = {
      both: { Type: 'Parallel', Branches: [branch, branch], End: true },
      alone: pass({ End: true }),
    };
    expect(validateStates({ StartAt: 'both', States })).toEqual([
      `two states are called ${long}`,
      `${long} has more than 80 characters`,
      `${long} has more than 80 characters`,
      'alone is never reached',
    ]);
  });
});
