import type { Rows } from '../../base/rows.ts';
import type { Host } from '../../commands/command.ts';
import type { Value } from '../../commands/value.ts';
import { execution } from '../../define/expression/execution.ts';
import { param } from '../../define/flow/param.ts';
import { isFlowRun } from '../../runs/any-run.ts';
import type { Content } from '../state/content.ts';
import type { Row } from '../state/rows.ts';
import type { State } from '../state/state.ts';
import { evaluateExpression, type EvaluatedIn } from '../../runs/flows/evaluate-expression.ts';
import { readVerb, runVerb } from './run-verb.ts';
import { targetWords, type Named, nameOf } from './target-words.ts';
import type { Desk } from './work.ts';

/** The project's objects as the REPL sees them. */
export interface Scope {
  /** Functions; the same for the whole session. */
  names: Readonly<Record<string, unknown>>;
  /** `jobs`, `flows`, `runs`, `tables`: lists that also know their members by name, as `jobs.train`. */
  lists: (state: State) => Readonly<Record<string, unknown>>;
  itemOf: (row: Row | undefined) => unknown;
  /** How a value of mlx's own is drawn; `undefined` for all others. */
  drawn: (value: unknown) => Content | undefined;
}

export function openScope(desk: Desk, look: () => void): Scope {
  const drawings = new WeakMap<object, Value>();
  const drawnAs = <T extends object>(object: T, value: Value): T => {
    drawings.set(object, value);
    return object;
  };
  const verb = async (words: readonly string[], notify: Host['notify'] = () => undefined): Promise<Value> => {
    const { value } = await runVerb(readVerb(words, desk), desk, { signal: desk.signal, notify });
    return value;
  };
  /** What a verb answers with, as an object that is drawn as the verb's answer is. */
  const answer = async (...words: readonly string[]) => {
    const value = await verb(words);
    return drawnAs(contentOf(value), value);
  };

  const functions = {
    evaluate: async (expression: unknown, within?: EvaluatedIn) =>
      evaluateExpression(expression, within, await desk.bench()),
    plan: (target: Named, ...more: readonly object[]) => answer('plan', ...targetWords(target, more)),
    run: async (target: Named, ...more: readonly object[]) => {
      const value = await verb(['run', ...targetWords(target, more), '--detach']);
      if (value.kind === 'launched' || value.kind === 'flow launched') {
        desk.dispatch({ kind: 'launched', run: value.run });
      }
      look();
      return drawnAs(contentOf(value), value);
    },
    show: (run: Named) => answer('show', nameOf(run)),
    why: (run: Named) => answer('why', nameOf(run)),
    graph: (target: Named, ...more: readonly object[]) =>
      isRunOf(desk.options.store.get(), target)
        ? answer('show', nameOf(target))
        : answer('plan', ...targetWords(target, more)),
    matrix: (flow: Named) => answer('matrix', nameOf(flow)),
    lineage: (thing: Named) => answer('lineage', nameOf(thing)),
    logs: async (run: Named) => {
      const lines: string[] = [];
      await verb(['logs', nameOf(run), '--no-follow'], (told) => {
        if (told.kind !== 'lines') return;
        for (const { line, label } of told.lines) lines.push(label ? `${label.text} ${line.text}` : line.text);
      });
      return drawnAs(lines, { kind: 'text', text: lines.join('\n') });
    },
    sql: async (parts: string | readonly string[], ...values: readonly unknown[]) => {
      const text =
        typeof parts === 'string' ? parts : parts.reduce((all, part, at) => all + String(values[at - 1]) + part);
      const value = await verb(['sql', text]);
      return value.kind === 'rows' ? drawnAs(objectsOf(value), value) : undefined;
    },
    sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  };
  return {
    names: { execution, param, ...awaited(functions) },
    lists: ({ tree: { jobs = [], flows = [], runs = [], tables = [] } }) => ({
      jobs: byName(jobs),
      flows: byName(flows),
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

type Functions = Readonly<Record<string, (...given: never[]) => Promise<unknown>>>;

/** The line that calls one waits for it, but only after it has had time to fail with nobody waiting. */
function awaited(functions: Functions): Functions {
  return Object.fromEntries(
    Object.entries(functions).map(([name, call]) => [
      name,
      (...given: never[]) => {
        const answer = call(...given);
        answer.catch(() => undefined);
        return answer;
      },
    ]),
  );
}

/** What of a verb's answer one goes on with in a line: the plan, the run, the card. */
function contentOf(value: Value): object {
  switch (value.kind) {
    case 'plan':
    case 'flow plan':
      return value.plan;
    case 'run':
    case 'launched':
    case 'flow run':
    case 'flow launched':
      return value.run;
    case 'why':
      return value.card;
    case 'flow why':
      return value.why;
    case 'matrix':
      return value.matrix;
    case 'lineage':
      return value.graph;
    default:
      return value;
  }
}

/** A run may have a flow's name in front of its own; a name of a flow means the flow. */
function isRunOf({ tree: { runs = [] } }: State, named: Named): boolean {
  if (typeof named === 'object') return 'arn' in named;
  return named === 'last' || runs.some((run) => isFlowRun(run) && run.name === named);
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
    case 'flow':
      return row.flow;
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
