import type { FlowMatrix, MatrixRow } from '../runs/flows/matrix/flow-matrix.ts';
import { stepMark } from './flow-status.ts';
import { type Frame, type Line, span } from './line.ts';
import { drawProse } from './prose.ts';
import { showAge, showDuration } from './quantity.ts';
import { drawStatus } from './status.ts';
import { type Cell, type Column, fitTable } from './table.ts';

/** Runs down, params and steps across. Where steps find no room beside each other, they become a mark each in one column. */
export function drawMatrix(matrix: FlowMatrix, { width, now }: Frame): Line[] {
  const { rows, params, steps, flow } = matrix;
  if (rows.length === 0)
    return drawProse(`No runs of ${flow} are as asked. \`mlx run ${flow}\` starts one.`, width, 'dim');
  const fixed: Column[] = [
    { title: 'status', least: 11 },
    { title: 'run', least: 18, role: 'strong' },
    { title: 'as', least: 8, role: 'dim' },
    ...params.map((title): Column => ({ title, least: 3, role: 'accent' })),
    { title: 'took', align: 'right', least: 6 },
    { title: 'started', align: 'right', least: 8, role: 'dim' },
  ];
  const wide = fitTable(
    [...fixed, ...steps.map((title): Column => ({ title, least: title.length }))],
    rows.map((row) => [...cellsOf(row, params, now), ...steps.map((step) => stepCell(row, step))]),
    width,
  );
  if (wide.fitting === fixed.length + steps.length) return wide.lines;
  const [, ...further] = fixed;
  return fitTable(
    [{ title: '' }, { title: 'steps', least: Math.min(steps.length, 24) }, ...further],
    rows.map((row) => {
      const [status, ...cells] = cellsOf(row, params, now);
      return [markOf(status), marksOf(row, steps), ...cells];
    }),
    width,
  ).lines;
}

function cellsOf(row: MatrixRow, params: readonly string[], now: number): Cell[] {
  return [
    drawStatus(row.status),
    row.run,
    row.way,
    ...params.map((param) => row.params[param] ?? ''),
    row.ended === undefined
      ? span('dim', `${showDuration(now - row.created)}…`)
      : showDuration(row.ended - row.created),
    showAge(row.created, now),
  ];
}

function stepCell(row: MatrixRow, step: string): Cell {
  const cell = row.steps[step];
  if (!cell) return '';
  const { text, role } = stepMark(cell.status);
  return span(role, cell.took === undefined ? text : `${text} ${showDuration(cell.took)}`);
}

/** A status without its word. */
function markOf(status: Cell | undefined): Cell {
  return typeof status === 'object' ? span(status.role, status.text.slice(0, 1)) : '';
}

function marksOf(row: MatrixRow, steps: readonly string[]): string {
  return steps.map((step) => (row.steps[step] ? stepMark(row.steps[step].status).text : ' ')).join('');
}
