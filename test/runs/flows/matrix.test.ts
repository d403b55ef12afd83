import { describe, expect, test } from 'vitest';
import { filterMatrix, parseFilter } from '../../../src/runs/flows/matrix/filter.ts';
import { matrixOf } from '../../../src/runs/flows/matrix/matrix-of.ts';
import { flowRun, stepRun } from '../../show/graph/flow-samples.ts';

const matrix = matrixOf('delays', [
  flowRun([stepRun('prepare', []), stepRun('train', ['prepare'], { status: 'failed' })], {
    name: 'third',
    status: 'failed',
    params: { depth: '10', day: '2013-02-01' },
  }),
  flowRun([stepRun('prepare', []), stepRun('train', ['prepare'])], { name: 'second', params: { depth: '8' } }),
  flowRun([stepRun('prepare', [])], { name: 'first', way: 'job', params: { depth: '9' } }),
]);

const runsWhere = (...filters: string[]) =>
  filterMatrix(
    matrix,
    filters.map((text) => parseFilter(text)),
  ).rows.map(({ run }) => run);

describe('a matrix of runs', () => {
  test('has every param and step that any run has', () => {
    expect(matrix).toMatchObject({ params: ['depth', 'day'], steps: ['prepare', 'train'] });
    expect(matrix.rows[1]?.steps['train']).toEqual({ status: 'completed', took: 1200 });
  });

  test.each([
    [['depth>=9'], ['third', 'first']],
    [['depth<10'], ['second', 'first']],
    [['depth = 8'], ['second']],
    [['depth!=8'], ['third', 'first']],
    [['day>2013-01-15'], ['third']],
    [['train=completed'], ['second']],
    [['status=failed'], ['third']],
    [['as=job'], ['first']],
    [['run~^s'], ['second']],
    [['depth>8', 'status=completed'], ['first']],
  ])('where %j has the runs %j', (filters, runs) => expect(runsWhere(...filters)).toEqual(runs));

  test('a column that no run has is refused with those that there are', () => {
    expect(() => runsWhere('dept=8')).toThrow(
      expect.objectContaining({ code: 'FLAG_VALUE_WRONG', details: expect.objectContaining({ value: 'dept' }) }),
    );
  });

  test.each(['depth', '=8', 'run~['])('%j is no filter', (text) =>
    expect(() => parseFilter(text)).toThrow(expect.objectContaining({ code: 'FLAG_VALUE_WRONG' })),
  );
});
