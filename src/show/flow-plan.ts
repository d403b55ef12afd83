import { printed } from '../define/expression/text.ts';
import type { FlowPlan, PlannedStep } from '../plan/flow/flow-plan.ts';
import type { Note, Price } from '../plan/plan.ts';
import { drawNodes } from './graph/draw.ts';
import type { DrawnNode } from './graph/layered.ts';
import { withoutEach } from '../runs/flows/without-each.ts';
import { emptyLine, type Line, line, span, textOf } from './line.ts';
import { drawNotes } from './notes.ts';
import { drawPairs, type Pair } from './pairs.ts';
import { drawLabelled } from './prose.ts';
import { showMoney } from './quantity.ts';
import { safeText } from './safe-text.ts';
import { drawSection } from './section.ts';
import { type Column, drawTable } from './table.ts';
import { commonFolder, drawUploads } from './uploads.ts';
import { widthOf } from './width.ts';

/** A flow compiled, for the eye: its graph, what each step calls and costs, what is kept and lost, and what is sent before it. */
export function drawFlowPlan(plan: FlowPlan, recorded: readonly Note[], width: number): Line[] {
  const inner = width - 2;
  return [
    line(span('strong', safeText(plan.flow.name)), span('dim', `  a flow as ${inWords[plan.way]}`)),
    emptyLine,
    ...drawPairs(factsOf(plan), width),
    emptyLine,
    ...drawNodes(graphOf(plan.steps), width),
    ...drawSection('steps', drawSteps(plan.steps, inner)),
    ...drawSection('outputs', drawOutputs(plan.steps, inner)),
    ...drawSection('kept', drawNotes(plan.kept, 'kept', inner)),
    ...drawSection('recorded', drawNotes(recorded, 'kept', inner)),
    ...drawSection('lost', drawNotes(plan.lost, 'lost', inner)),
    ...drawSection('tables', drawPairs(plan.steps.flatMap(tablePairs), inner)),
    ...drawSection('uploads', drawUploads(plan.uploads, inner)),
  ];
}

const inWords = {
  job: 'direct jobs',
  pipeline: 'a SageMaker Pipeline',
  states: 'a Step Functions state machine',
} as const;

function factsOf(plan: FlowPlan): Pair[] {
  const { compiled, params } = plan;
  const optional: readonly (Pair | undefined)[] = [
    { name: 'run', value: plan.run },
    { name: 'on', value: plan.where, detail: plan.where === 'local' ? 'the AWS inside mlx' : undefined },
    compiled.way === 'job' ? undefined : { name: 'called', value: plan.deployed },
    compiled.way === 'job'
      ? undefined
      : { name: 'definition', value: `${Buffer.byteLength(compiled.text).toLocaleString('en')} bytes` },
    {
      name: 'price',
      value: priceText(plan.price, plan.where),
      detail: plan.price.note === '' ? undefined : plan.price.note,
    },
    ...Object.entries(params).map(([name, value]): Pair => ({ name, value: String(value), detail: 'param' })),
  ];
  return optional.filter((pair) => pair !== undefined);
}

function priceText({ atLimit }: Price, where: string): string {
  const most = atLimit === undefined ? 'not known' : `at most ${showMoney(atLimit)} a run`;
  return where === 'local' ? `nothing is charged here; in AWS ${most}` : most;
}

/** A step in an `each` stands once, with how many items it is for. */
function graphOf(steps: readonly PlannedStep[]): DrawnNode[] {
  const items = new Map(
    steps.flatMap(({ name, step }) => (step.kind === 'each' ? [[name, step.items.length] as const] : [])),
  );
  const shown = withoutEach(steps.map((planned) => ({ ...planned, kind: planned.step.kind })));
  return shown.map(({ name, needs, kind, inside }) => {
    const times = inside?.branch === 'each' ? ` × ${items.get(inside.step) ?? 1}` : '';
    const label = [span('strong', safeText(name)), span('accent', times), span('dim', `  ${kind}`)];
    return { id: name, needs, label, width: widthOf(textOf(label)) };
  });
}

/** Steps that call nothing, such as a condition, stand in the graph alone. */
function drawSteps(steps: readonly PlannedStep[], width: number): Line[] {
  const columns: Column[] = [
    { title: 'step', least: 10, role: 'strong' },
    { title: 'calls', least: 12 },
    { title: 'price at most', align: 'right', least: 13 },
    { title: 'writes', least: 10, role: 'dim' },
  ];
  const calling = steps.filter(({ request }) => request !== undefined);
  const rows = calling.map(({ name, request, price, outputs }) => [
    name,
    request ? `${request.service} ${request.operation}` : '',
    price.atLimit === undefined ? '' : showMoney(price.atLimit),
    outputs.map((output) => output.name).join(', '),
  ]);
  return drawTable(columns, rows, width);
}

/** Where each output lies, below the folder that they share. */
function drawOutputs(steps: readonly PlannedStep[], width: number): Line[] {
  const places = steps.flatMap(({ outputs }) => outputs.map(({ uri }) => printed(uri)));
  const folder = commonFolder(places);
  return [
    ...(folder === '' ? [] : drawLabelled('below', 7, folder, width, 'dim')),
    ...places.flatMap((place) => drawLabelled('', 7, place.slice(folder.length), width)),
  ];
}

function tablePairs({ tables }: PlannedStep): Pair[] {
  return tables.map(({ output, database, table, location }) => ({
    name: output,
    value: `${database}.${table}`,
    role: 'accent',
    detail: printed(location),
  }));
}
