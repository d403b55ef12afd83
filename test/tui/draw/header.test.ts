import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/show/line.ts';
import { widthOf } from '../../../src/show/width.ts';
import { headerLine } from '../../../src/tui/draw/header.ts';
import type { State } from '../../../src/tui/state/state.ts';
import { now, sessionState } from '../session-state.ts';

const place = { project: 'flights', where: 'prod', region: 'eu-west-1' };
const guarded = { ...place, isProduction: true, isReadOnly: true };
const header = (columns: number, more: Partial<State> = {}) =>
  textOf(headerLine(sessionState({ size: { columns, rows: 24 }, ...more }))).trimEnd();
const task = { id: 1, command: 'mlx run train', stage: 'sending 3 files (12 MB)', since: now - 9000 };

describe('the header', () => {
  test('says where one is, which way led here, and what is under way', () => {
    expect(header(100, { place })).toMatch(/^ mlx {2}flights · prod · eu-west-1 │ jobs › train +● 1 running$/);
    const crumbs = ['jobs', 'train', 'mlx check'];
    const page = { about: 'answer', title: 'mlx check', crumbs, content: { kind: 'nothing' } } as const;
    const detail = { page, offset: 0, filter: '' };
    expect(header(100, { detail })).toContain('│ jobs › train › mlx check ');
  });

  test.each([60, 80, 100, 200])('says in %d columns what can not be undone here, and what is shown', (columns) => {
    const said = header(columns, { place: guarded, tasks: [task] });
    expect(said).toContain(' PRODUCTION ');
    expect(said).toContain(' READ ONLY ');
    expect(said).toContain('prod');
    expect(said).toContain('train');
    expect(widthOf(said)).toBeLessThanOrEqual(columns);
  });

  test('marks production by its look too, and in words where there are no colours', () => {
    const roles = headerLine(sessionState({ place: guarded })).map(({ role }) => role);
    expect(roles).toContain('alarm');
    expect(roles).toContain('badge');
  });

  test('shows how far a command is where that can be counted, else how long it has gone on', () => {
    const measure = { done: 6, total: 12, unit: 'bytes' } as const;
    expect(header(200, { tasks: [{ ...task, measure }] })).toContain(
      'mlx run train: sending 3 files (12 MB) ████░░░░  50 % · ● 1 running',
    );
    expect(header(200, { tasks: [task] })).toContain('mlx run train: sending 3 files (12 MB) 9 s · ● 1 running');
    expect(header(200, { tasks: [task, { ...task, id: 2 }] })).toContain('9 s · +1 · ');
  });

  test('is never done before it is', () => {
    const measure = { done: 999, total: 1000, unit: 'files' } as const;
    expect(header(200, { tasks: [{ ...task, measure }] })).toContain('███████░  99 %');
  });

  test('is whole with names of any kind and length', () => {
    const odd = { project: '日本語'.repeat(30), where: 'a\u001b[2J\u202eb', region: 'x'.repeat(200) };
    for (const columns of [60, 80, 200]) {
      expect(widthOf(header(columns, { place: odd }))).toBeLessThanOrEqual(columns);
      expect(header(columns, { place: odd })).not.toContain('\u001b');
    }
  });
});
