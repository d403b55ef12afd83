import { type MlxError, tell } from '../base/errors.ts';
import type { Rows } from '../base/rows.ts';
import type { Value } from '../commands/value.ts';
import { pictureOf } from './picture.ts';
import { jsonText } from '../base/json-text.ts';

/** What `--json` prints for a value; `undefined` for nothing at all. */
export function jsonOf(value: Value): string | undefined {
  switch (value.kind) {
    case 'nothing':
      return undefined;
    case 'text':
      return toText(value.text);
    case 'data':
      return toText(value.data);
    case 'help':
      return toText(value.page);
    case 'made':
      return toText(value.made);
    case 'check':
      return toText([...value.jobs, ...value.flows]);
    case 'found':
      return toText(value.found);
    case 'example':
      return toText(value.example.kind === 'value' ? value.example.value : value.example.line);
    case 'checked':
      return toText(value.checked);
    case 'plan':
      return toText(value.plan.request.input);
    case 'run':
      return toText({ ...value.run, why: value.why, cost: value.cost });
    case 'followed':
      return toText(value.why ? { ...value.run, why: value.why } : value.run);
    case 'launched':
      return toText(value.run);
    case 'runs':
      return toText(value.runs);
    case 'flow plan':
      return toText(value.sent);
    case 'ways':
      return toText(value.comparison);
    case 'flow run':
    case 'flow followed': {
      const { kind: _, run, ...facts } = value;
      return toText({ ...run, ...facts });
    }
    case 'flow launched':
      return toText(value.run);
    case 'flow why':
      return toText(value.why);
    case 'picture':
      return toText({ form: value.form, text: pictureOf(value, Date.now()) });
    case 'matrix':
      return toText(value.matrix);
    case 'lineage':
      return toText(value.graph);
    case 'deployed':
      return toText({ ...value.deployed, schedule: value.schedule });
    case 'retry':
      return toText({ run: value.run.name, ...value.retry });
    case 'not cached':
      return toText(value.answer);
    case 'types':
      return toText(value.written);
    case 'why':
      return toText(value.card);
    case 'rows':
      return toText(toObjects(value));
    case 'tables':
      return toText(value.tables);
    case 'table':
      return toText({ ...value.table, columns: value.columns, rows: toObjects(value.preview) });
    case 'sheet':
      return toText(value.sheet);
    case 'doctor':
      return toText(value.facts);
    case 'uses':
      return toText(value.uses);
    case 'difference':
      return toText(value.difference);
    case 'directory':
      return toText(value.directory);
    case 'explanation':
      return toText(value.explanation);
    case 'string':
      return toText(value.text);
    case 'cost':
      return toText(value.cost);
    case 'matching runs':
      return toText(value.found.runs);
    case 'chart':
      return toText(value.chart);
    case 'tree':
      return toText(value.tree);
    case 'card':
      return toText({ ...value.told, faults: value.faults });
    case 'answer':
      return value.plain === undefined ? undefined : toText(value.plain);
    case 'several':
      return toText(value.values.map((each): unknown => JSON.parse(jsonOf(each) ?? 'null')));
  }
}

/** The line that `--json` prints on stderr for an error. */
export function jsonOfError(error: MlxError): string {
  return jsonText({ kind: 'error', ...tell(error.code, error.details), faults: error.faults });
}

/** Rows by the names of their columns; a second column of one name gets a number behind it. */
function toObjects({ columns, rows }: Rows): object[] {
  const names: string[] = [];
  for (const { name } of columns) {
    let unique = name;
    for (let count = 2; names.includes(unique); count += 1) unique = `${name}_${count}`;
    names.push(unique);
  }
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])));
}

function toText(value: unknown): string {
  return jsonText(value, 2);
}
