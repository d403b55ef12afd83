import type { Rows } from '../../../base/rows.ts';
import { listThings } from '../../../runs/things/list-things.ts';
import { readSheet } from '../../../runs/things/sheets/read-sheet.ts';
import type { Thing, ThingPage } from '../../../runs/things/thing.ts';
import type { Value } from '../../value.ts';
import type { Marks } from '../marks.ts';
import { namedList } from './named-list.ts';
import { rawOfThing } from '../descriptions/raw-of-thing.ts';
import type { ReplWorld } from '../repl.ts';
import { describeThing, timeText } from '../descriptions/thing-description.ts';

/** A page of the models, endpoints or log groups of the project. */
export interface ThingList extends Array<Thing> {
  /** The page that comes after this one; an empty one behind the last. */
  more: () => Promise<ThingList>;
}

/** What is told of a list besides its members. */
const lists = {
  model: { name: 'models', all: 'aws.sagemaker.listModels()' },
  endpoint: { name: 'endpoints', all: 'aws.sagemaker.listEndpoints()' },
  'log group': { name: 'logGroups', all: 'aws.logs.describeLogGroups()' },
} as const;

/** Reads the first page of a list. Each member draws as its page, tells what it is, and has its raw answer. */
export async function readThingList(kind: keyof typeof lists, world: ReplWorld, marks: Marks): Promise<ThingList> {
  const { drawings, descriptions, known } = marks;
  const mark = (thing: Thing): Thing => {
    drawings.mark(thing, async () => ({ kind: 'sheet', sheet: await readSheet(await world.bench(), thing) }));
    descriptions.mark(thing, () => Promise.resolve(describeThing(thing)));
    return known.mark(thing, { raw: rawOfThing(thing, world) });
  };
  const listOf = ({ things, next }: ThingPage, isLater: boolean): ThingList => {
    const more = async () => listOf(next === undefined ? { things: [] } : await filledPage(kind, world, next), true);
    const list = Object.defineProperty(namedList(things.map(mark)), 'more', { value: more }) as ThingList;
    return drawings.mark(list, drawingOf(kind, things, isLater, next !== undefined));
  };
  return listOf(await filledPage(kind, world, undefined), false);
}

/** A service may tell pages with nothing of the project on them. */
async function filledPage(
  kind: keyof typeof lists,
  { bench }: ReplWorld,
  from: string | undefined,
): Promise<ThingPage> {
  let page = await listThings(await bench(), kind, { next: from });
  while (page.things.length === 0 && page.next !== undefined) {
    page = await listThings(await bench(), kind, { next: page.next });
  }
  return page;
}

function drawingOf(kind: keyof typeof lists, things: readonly Thing[], isLater: boolean, hasMore: boolean): Value {
  const { name, all } = lists[kind];
  if (things.length === 0) {
    const said = isLater ? `No more ${kind}s.` : `This project has no ${kind}s. \`${all}\` lists those of the account.`;
    return { kind: 'text', text: said };
  }
  const rows: Value = { kind: 'rows', ...rowsOf(things) };
  const said: Value = { kind: 'text', text: `There are more: \`${name}.more()\`.` };
  return hasMore ? { kind: 'several', values: [rows, said] } : rows;
}

function rowsOf(things: readonly Thing[]): Rows {
  return {
    columns: ['name', 'status', 'changed', 'what'].map((name) => ({ name, type: 'varchar' })),
    rows: things.map(({ name, status = '', changed, note = '' }) => [
      name,
      status,
      changed === undefined ? '' : timeText(changed),
      note,
    ]),
    more: false,
  };
}
