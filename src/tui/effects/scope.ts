import type { Rows } from '../../base/rows.ts';
import type { Value } from '../../commands/value.ts';
import { rememberRuns } from '../../commands/names.ts';
import { findJob } from '../../define/find-job.ts';
import { parseParams } from '../../define/parse-params.ts';
import { readJob } from '../../define/read-job.ts';
import { findRun } from '../../runs/find-run.ts';
import { followRun } from '../../runs/follow-run.ts';
import { launch } from '../../runs/launch.ts';
import { preparePlan } from '../../runs/prepare/prepare-plan.ts';
import { whyRun } from '../../runs/why-run.ts';
import type { Content } from '../state/content.ts';
import type { Row } from '../state/rows.ts';
import type { State } from '../state/state.ts';
import { readVerb, runVerb } from './run-verb.ts';
import type { Desk } from './work.ts';

/** The project's objects as the REPL sees them. */
export interface Scope {
  /** Functions; the same for the whole session. */
  names: Readonly<Record<string, unknown>>;
  /** `jobs`, `runs`, `tables`: lists that also know their members by name, as `jobs.train`. */
  lists: (state: State) => Readonly<Record<string, unknown>>;
  itemOf: (row: Row | undefined) => unknown;
  /** How a value of mlx's own is drawn; `undefined` for all others. */
  drawn: (value: unknown) => Content | undefined;
}

type Named = string | { name: string };

export function openScope(desk: Desk, look: () => void): Scope {
  const drawings = new WeakMap<object, Value>();
  const drawnAs = <T extends object>(object: T, value: Value): T => {
    drawings.set(object, value);
    return object;
  };
  const planOf = async (job: Named, params: Readonly<Record<string, unknown>> = {}) => {
    const { project, aws } = await desk.bench();
    const definition = await readJob(await findJob(project, nameOf(job)), project);
    const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
    return preparePlan(definition, parseParams(definition, texts), aws, project);
  };
  const runOf = async (run: Named) => findRun((await desk.bench()).aws, nameOf(run));

  const names = {
    plan: async (job: Named, params?: Readonly<Record<string, unknown>>) => {
      const plan = await planOf(job, params);
      return drawnAs(plan, { kind: 'plan', plan });
    },
    run: async (job: Named, params?: Readonly<Record<string, unknown>>) => {
      const { aws, project } = await desk.bench();
      const launched = await launch(await planOf(job, params), aws, notify);
      await rememberRuns(project.root, [launched.name]);
      desk.dispatch({ kind: 'launched', run: launched });
      look();
      return drawnAs(launched, { kind: 'launched', run: launched });
    },
    show: async (run: Named) => {
      const found = await runOf(run);
      return drawnAs(found, { kind: 'run', run: found });
    },
    why: async (run: Named) => {
      const { aws } = await desk.bench();
      const card = await whyRun(await runOf(run), aws);
      return drawnAs(card, { kind: 'why', card });
    },
    logs: async (run: Named) => {
      const { aws } = await desk.bench();
      const lines: string[] = [];
      for await (const progress of followRun(await runOf(run), aws, desk.signal)) {
        if (progress.kind === 'log') lines.push(progress.line.text);
      }
      return drawnAs(lines, { kind: 'text', text: lines.join('\n') });
    },
    sql: async (parts: string | readonly string[], ...values: readonly unknown[]) => {
      const text =
        typeof parts === 'string' ? parts : parts.reduce((all, part, at) => all + String(values[at - 1]) + part);
      const { value } = await runVerb(readVerb(['sql', text], desk), desk, { signal: desk.signal, notify });
      if (value.kind !== 'rows') return undefined;
      return drawnAs(objectsOf(value), value);
    },
    sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  };
  return {
    names,
    lists: ({ tree: { jobs = [], runs = [], tables = [] } }) => ({
      jobs: byName(jobs),
      runs: drawnAs(byName(runs), { kind: 'runs', runs }),
      tables: drawnAs(byName(tables), { kind: 'tables', tables }),
    }),
    itemOf,
    drawn: (value) => {
      const found = typeof value === 'object' && value !== null ? drawings.get(value) : undefined;
      return found && { kind: 'value', value: found };
    },
  };
}

function nameOf(named: Named): string {
  return typeof named === 'string' ? named : named.name;
}

function byName<T extends { name: string }>(items: readonly T[]): T[] {
  const list = [...items];
  for (const item of items) {
    if (!(item.name in list)) Object.defineProperty(list, item.name, { value: item });
  }
  return list;
}

function itemOf(row: Row | undefined): unknown {
  switch (row?.kind) {
    case 'job':
      return row.job;
    case 'run':
      return row.run;
    case 'table':
      return row.table;
    default:
      return undefined;
  }
}

function objectsOf({ columns, rows }: Rows): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])));
}

function notify(): void {
  // What an expression gives is shown when it is there; the way to it is not told.
}
