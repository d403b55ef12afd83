import type { Value } from '../commands/value.ts';
import { drawCheck } from './check.ts';
import { drawChart } from './chart.ts';
import { drawChecked } from './checked.ts';
import { drawDifference } from './difference.ts';
import { drawExample } from './example.ts';
import { drawFound } from './found.ts';
import { drawDirectory } from './directory.ts';
import { drawUsesOf } from './uses.ts';
import { drawDeployed } from './deployed.ts';
import { drawDoctor } from './doctor.ts';
import { drawError } from './error.ts';
import { drawExplanation } from './explanation.ts';
import { drawFlowLaunched } from './flow-launched.ts';
import { drawFlowPlan } from './flow-plan.ts';
import { drawFlowEnd, drawFlowRun } from './flow-run.ts';
import { drawFlowWhy } from './flow-why.ts';
import { drawHelp } from './help.ts';
import { drawLaunched } from './launched.ts';
import { emptyLine, type Frame, type Line, line } from './line.ts';
import { drawLineage } from './lineage.ts';
import { drawMade } from './made.ts';
import { drawMatchingRuns } from './matching-runs.ts';
import { drawMatrix } from './matrix.ts';
import { drawNotCached } from './not-cached.ts';
import { pictureOf } from './picture.ts';
import { drawPlan } from './plan.ts';
import { drawRetry } from './retry.ts';
import { drawRows } from './rows.ts';
import { drawRun, drawSummary } from './run.ts';
import { drawCost } from './run-cost.ts';
import { drawRuns } from './runs.ts';
import { drawSheet } from './sheet.ts';
import { drawOneTable, drawTables } from './tables.ts';
import { drawString } from './string.ts';
import { drawTree } from './tree.ts';
import { drawTypes } from './types.ts';
import { drawWays } from './ways.ts';
import { drawWhy } from './why.ts';

/** What a verb found, as lines for a screen of `frame.width` columns. */
export function drawValue(value: Value, frame: Frame): Line[] {
  const { width } = frame;
  switch (value.kind) {
    case 'nothing':
      return [];
    case 'text':
      return value.text.split('\n').map((text) => line(text));
    case 'data':
      return JSON.stringify(value.data, undefined, 2)
        .split('\n')
        .map((text) => line(text));
    case 'help':
      return drawHelp(value.page, width);
    case 'made':
      return drawMade(value.made);
    case 'check':
      return drawCheck(value, width);
    case 'found':
      return drawFound(value.found, width);
    case 'example':
      return drawExample(value.example);
    case 'checked':
      return drawChecked(value.checked, width);
    case 'plan':
      return drawPlan(value.plan, width);
    case 'run':
      return drawRun(value.run, value, frame);
    case 'launched':
      return drawLaunched(value.run, width);
    case 'followed':
      return [...drawSummary(value.run, frame), ...(value.why ? [emptyLine, ...drawWhy(value.why, width)] : [])];
    case 'runs':
      return drawRuns(value.runs, frame);
    case 'flow plan':
      return drawFlowPlan(value.plan, value.recorded, width);
    case 'ways':
      return drawWays(value.comparison, width);
    case 'flow run':
      return drawFlowRun(value.run, value, frame);
    case 'flow launched':
      return drawFlowLaunched(value.run, width);
    case 'flow followed':
      return drawFlowEnd(value.run, value, frame);
    case 'flow why':
      return drawFlowWhy(value.why, width);
    case 'picture':
      return pictureOf(value, frame.now)
        .split('\n')
        .map((text) => line(text));
    case 'matrix':
      return drawMatrix(value.matrix, frame);
    case 'lineage':
      return drawLineage(value.graph, width);
    case 'deployed':
      return drawDeployed(value.deployed, value.schedule, width);
    case 'retry':
      return drawRetry(value.run, value.retry, width);
    case 'not cached':
      return drawNotCached(value.answer, width);
    case 'types':
      return drawTypes(value.written, width);
    case 'why':
      return drawWhy(value.card, width);
    case 'rows':
      return drawRows(value, width);
    case 'tables':
      return drawTables(value.tables, width);
    case 'table':
      return drawOneTable(value.table, value.columns, value.preview, width);
    case 'sheet':
      return drawSheet(value.sheet, frame);
    case 'doctor':
      return drawDoctor(value.facts, width);
    case 'uses':
      return drawUsesOf(value.uses, width);
    case 'difference':
      return drawDifference(value.difference, width);
    case 'directory':
      return drawDirectory(value.directory, width);
    case 'explanation':
      return drawExplanation(value.explanation, width);
    case 'string':
      return drawString(value, width);
    case 'cost':
      return drawCost(value.cost, width);
    case 'matching runs':
      return drawMatchingRuns(value.found, frame);
    case 'chart':
      return drawChart(value.chart, width);
    case 'tree':
      return drawTree(value.tree, width);
    case 'card':
      return drawError(value.told, value.faults, width);
    case 'answer':
      return drawValue(value.value, frame);
    case 'several':
      return value.values.flatMap((each, index) => [...(index > 0 ? [emptyLine] : []), ...drawValue(each, frame)]);
  }
}
