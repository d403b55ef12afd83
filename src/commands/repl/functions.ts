import { findJobs } from '../../define/find-jobs.ts';
import { findFlows } from '../../define/flow/find-flows.ts';
import { costOfRun } from '../../runs/cost/cost-of-run.ts';
import { findAnyRun } from '../../runs/find-any-run.ts';
import { evaluateExpression, type EvaluatedIn } from '../../runs/flows/evaluate-expression.ts';
import { writerOf } from '../../runs/writer-of-table.ts';
import type { Describing } from '../../inspect/values/describe-value.ts';
import type { Host } from '../command.ts';
import { readVerb, runVerb } from '../run-verb.ts';
import type { Value } from '../value.ts';
import { openAskFunctions } from './ask-functions.ts';
import type { Drawings } from './drawings.ts';
import type { ReplWorld } from './repl.ts';
import { rowObjects } from './row-objects.ts';
import { sqlText } from './sql-text.ts';
import { describeWriter } from './descriptions/table-description.ts';
import { nameOf, targetWords, type Named } from './target-words.ts';
import { verbData } from './verb-data.ts';

/** What can be called. Each answers with plain data that is drawn as the verb of its name draws it. */
export type Functions = Readonly<Record<string, (...given: never[]) => Promise<unknown>>>;

export function openFunctions(world: ReplWorld, drawings: Drawings, describing: Describing): Functions {
  const { host, on, bench } = world;
  const verb = async (words: readonly string[], notify: Host['notify'] = () => undefined): Promise<Value> => {
    const place = { ...host, on };
    const { value } = await runVerb(readVerb(words, place), place, { signal: host.signal, notify });
    return value;
  };
  const answer = async (...words: readonly string[]) => {
    const value = await verb(words);
    return drawings.mark(verbData(value), value);
  };
  const isTarget = async (named: Named) => {
    if (typeof named === 'object') return !('arn' in named);
    const { project } = await bench();
    const found = await Promise.all([findFlows(project), findJobs(project)]);
    return found.flat().some(({ name }) => name === named);
  };

  return awaited({
    ...openAskFunctions({ ...describing, drawings, answer }),
    evaluate: async (expression: unknown, within?: EvaluatedIn) =>
      evaluateExpression(expression, within, await bench()),
    plan: (target: Named, ...more: readonly object[]) => answer('plan', ...targetWords(target, more)),
    run: async (target: Named, ...more: readonly object[]) => {
      const value = await verb(['run', ...targetWords(target, more), '--detach']);
      if (value.kind === 'launched' || value.kind === 'flow launched') world.onLaunched?.(value.run);
      return drawings.mark(verbData(value), value);
    },
    show: (run: Named) => answer('show', nameOf(run)),
    cost: async (run: Named) => {
      const { aws, project } = await bench();
      const cost = await costOfRun(await findAnyRun(aws, nameOf(run), project), aws, Date.now());
      return drawings.mark(cost, { kind: 'cost', cost });
    },
    writer: async (table: Named) => {
      const name = nameOf(table);
      const writer = await writerOf(name, await bench());
      return drawings.mark(writer, { kind: 'explanation', explanation: describeWriter(name, writer) });
    },
    stop: (run: Named) => answer('stop', nameOf(run)),
    retry: (run: Named) => answer('retry', nameOf(run), '--detach'),
    why: (run: Named) => answer('why', nameOf(run)),
    graph: async (target: Named, ...more: readonly object[]) =>
      (await isTarget(target)) ? answer('plan', ...targetWords(target, more)) : answer('show', nameOf(target)),
    matrix: (flow: Named) => answer('matrix', nameOf(flow)),
    lineage: (thing: Named) => answer('lineage', nameOf(thing)),
    logs: async (run: Named) => {
      const lines: string[] = [];
      await verb(['logs', nameOf(run), '--no-follow'], (told) => {
        if (told.kind !== 'lines') return;
        for (const { line, label } of told.lines) lines.push(label ? `${label.text} ${line.text}` : line.text);
      });
      return drawings.mark(lines, { kind: 'text', text: lines.join('\n') });
    },
    sql: async (parts: string | readonly string[], ...values: readonly unknown[]) => {
      const value = await verb(['sql', typeof parts === 'string' ? parts : sqlText(parts, values)]);
      return value.kind === 'rows' ? drawings.mark(rowObjects(value), value) : undefined;
    },
    sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  });
}

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
