import { describe, expect, it } from 'vitest';
import type { PlannedStep } from '../../../../src/plan/flow/flow-plan.ts';
import { nextMoves, type Move, type StepState } from '../../../../src/runs/flows/direct/decide.ts';
import { plainStep, whenStep } from './made-plan.ts';

const step = (name: string, more: Partial<PlannedStep> = {}) =>
  plainStep({ kind: 'fail', name, after: [], message: '' }, more);
const always = { kind: 'all', conditions: [] } as const;

function movesOf(steps: readonly PlannedStep[], states: Record<string, StepState>, halt?: string): string[] {
  const moves = nextMoves(steps, new Map(Object.entries(states)), halt);
  return moves.map((move) => [move.kind, move.step.name, ...wordsOf(move)].join(' '));
}

function wordsOf(move: Move): string[] {
  switch (move.kind) {
    case 'start':
      return [];
    case 'skip':
      return [move.reason];
    case 'close':
      return [move.reason ?? move.status];
  }
}

describe('what comes next in a run', () => {
  const chain = [step('a'), step('b', { needs: ['a'] }), step('c')];

  it('is every step whose needs have completed, all at once', () => {
    expect(movesOf(chain, {})).toEqual(['start a', 'start c']);
    expect(movesOf(chain, { a: { status: 'completed' }, c: { status: 'running' } })).toEqual(['start b']);
    expect(movesOf(chain, { a: { status: 'reused' }, c: { status: 'completed' } })).toEqual(['start b']);
  });

  it('is nothing while what is needed goes on', () => {
    expect(movesOf(chain, { a: { status: 'running' }, c: { status: 'completed' } })).toEqual([]);
  });

  it('skips what needs a step that did not complete', () => {
    const states = { a: { status: 'failed' }, c: { status: 'running' } } as const;
    expect(movesOf(chain, states)).toEqual(['skip b it needs a, which failed']);
  });

  it('skips all that waits once the run is to end', () => {
    expect(movesOf(chain, { a: { status: 'completed' } }, 'the run was stopped')).toEqual([
      'skip b the run was stopped',
      'skip c the run was stopped',
    ]);
  });

  it('closes a when after all inside it has ended, and starts what waits for that then', () => {
    const inside = { step: 'w', branch: 'then' } as const;
    const steps = [whenStep('w', always), step('in', { needs: ['w'], inside }), step('out', { needs: ['w'] })];
    expect(movesOf(steps, {})).toEqual(['start w']);
    expect(movesOf(steps, { w: { status: 'running', outcome: true } })).toEqual(['start in']);
    const done = { w: { status: 'running', outcome: true }, in: { status: 'completed' } } as const;
    expect(movesOf(steps, done)).toEqual(['close w completed']);
    expect(movesOf(steps, { ...done, w: { status: 'completed', outcome: true } })).toEqual(['start out']);
    expect(movesOf(steps, { ...done, in: { status: 'failed' } })).toEqual(['close w in failed']);
  });
});
