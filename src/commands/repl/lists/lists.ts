import type { JobDefinition } from '../../../define/definition.ts';
import { findJobs } from '../../../define/find-jobs.ts';
import { findFlows } from '../../../define/flow/find-flows.ts';
import { readFlow } from '../../../define/flow/read-flow.ts';
import { readJob } from '../../../define/read-job.ts';
import { outlineOf } from '../../../inspect/values/outline.ts';
import { thingOfRun } from '../../../runs/things/run-thing.ts';
import { readVerb, runVerb } from '../../run-verb.ts';
import { writerOf } from '../../../runs/writer-of-table.ts';
import type { TableSummary, Value } from '../../value.ts';
import { describeJob } from '../descriptions/job-description.ts';
import { describeTable } from '../descriptions/table-description.ts';
import { describeParam } from '../descriptions/param-description.ts';
import { rowsOfFlows, rowsOfJobs } from './list-rows.ts';
import { namedList } from './named-list.ts';
import { readAll } from './read-all.ts';
import type { Marks } from '../marks.ts';
import type { ReplWorld } from '../repl.ts';
import { rawOfThing } from '../descriptions/raw-of-thing.ts';
import { openRunLists } from './runs.ts';
import { describeThing } from '../descriptions/thing-description.ts';
import { readThingList } from './thing-lists.ts';

export const listNames = ['jobs', 'flows', 'runs', 'tables', 'models', 'endpoints', 'logGroups'] as const;
export type ListName = (typeof listNames)[number];

/** The project's lists. Nothing is read until one is asked for. */
export interface Lists {
  read: (name: ListName) => Promise<object>;
}

export function openLists(world: ReplWorld, marks: Marks): Lists {
  const { drawings, descriptions, known } = marks;
  const { host, on, bench } = world;
  const verb = async (...words: readonly string[]): Promise<Value> => {
    const place = { ...host, on };
    const telling = { signal: host.signal, notify: () => undefined };
    return (await runVerb(readVerb(words, place), place, telling)).value;
  };
  const runs = openRunLists(world, drawings, (run) => {
    drawings.mark(run, () => verb('show', run.name));
    const thing = thingOfRun(run);
    descriptions.mark(run, () => Promise.resolve(describeThing(thing)));
    known.mark(run, { raw: rawOfThing(thing, world) });
  });
  return {
    read: async (name) => {
      const { project } = await bench();
      switch (name) {
        case 'jobs': {
          const jobs = await readAll(await findJobs(project), (file) => readJob(file, project), project);
          for (const job of jobs) if (!('error' in job)) markJob(job, marks);
          return drawings.mark(namedList(jobs), { kind: 'rows', ...rowsOfJobs(jobs) });
        }
        case 'flows': {
          const flows = await readAll(await findFlows(project), (file) => readFlow(file, project), project);
          for (const flow of flows) if (!('error' in flow)) drawings.mark(flow, () => verb('plan', flow.name));
          return drawings.mark(namedList(flows), { kind: 'rows', ...rowsOfFlows(flows) });
        }
        case 'runs':
          return runs.read();
        case 'models':
          return readThingList('model', world, marks);
        case 'endpoints':
          return readThingList('endpoint', world, marks);
        case 'logGroups':
          return readThingList('log group', world, marks);
        case 'tables': {
          const value = await verb('tables');
          const tables = value.kind === 'tables' ? value.tables : [];
          for (const table of tables) {
            drawings.mark(table, () => verb('tables', table.name));
            known.mark(table, { raw: rawOfThing({ kind: 'table', name: table.name }, world) });
            descriptions.mark(table, async () => describeTable(table, await writerOf(table.name, await bench())));
          }
          return drawings.mark(namedTables(tables), value);
        }
      }
    },
  };
}

/** The lists that a text names. */
export function listsIn(text: string): ListName[] {
  return listNames.filter((name) => mentions(text, name));
}

/** Whether a text holds a word as a name of its own, be it in a text or comment of the line. */
export function mentions(text: string, name: string): boolean {
  return new RegExp(String.raw`(?<![\w$.])${name}(?![\w$])`, 'u').test(text);
}

function markJob(job: JobDefinition, { drawings, descriptions }: Marks): void {
  descriptions.mark(job, () => Promise.resolve(describeJob(job)));
  const title = `${job.name}: ${job.kind} job in ${job.language}`;
  drawings.mark(job, () => Promise.resolve({ kind: 'tree', tree: { ...outlineOf(job), text: title, kind: 'note' } }));
  for (const [name, one] of Object.entries(job.params)) {
    descriptions.mark(one, () => Promise.resolve(describeParam(job, name, one)));
  }
}

/** `tables.scores` is `ml.scores`, where no other database has a table of that name. */
function namedTables(tables: readonly TableSummary[]): TableSummary[] {
  const list = namedList(tables);
  const short = Map.groupBy(tables, ({ name }) => name.slice(name.indexOf('.') + 1));
  for (const [name, [table, ...others]] of short) {
    if (others.length === 0 && !(name in list)) Object.defineProperty(list, name, { value: table });
  }
  return list;
}
