import { isExpression } from '../../expression/expression.ts';
import { hasExpression, printed, soleExpression } from '../../expression/text.ts';
import { parseInput, type InputData } from '../../parse-ref.ts';
import type { StepInput } from '../flow-definition.ts';
import { asTable, shown, type Reader } from './read-options.ts';
import { template } from './readers.ts';

/** What a step reads: an output of another, a place, or data from outside as a head names it. */
export const stepInput: Reader<StepInput> = (value, path, tell) => {
  if (isExpression(value) || (typeof value === 'string' && hasExpression(value))) {
    const uri = template(value, path, tell);
    if (uri === undefined) return undefined;
    const node = soleExpression(uri);
    if (node?.kind === 'output') return { kind: 'output', step: node.step, output: node.output };
    if (hasExpression(uri.slice(0, 2)) || uri.startsWith('s3://')) return { kind: 'uri', uri };
    tell({ what: `${path} is ${shown(printed(uri))}`, rule, fix: 'begin it with s3:// or with an output' });
    return undefined;
  }
  const table = asTable(value);
  if (table && isEachOutput(table))
    return { kind: 'outputs', each: table.each, step: table.step, output: table.output };
  const data = typeof value === 'string' ? value : table && inputTable(table);
  const parsed = data === undefined ? undefined : parseInput(data);
  if (parsed?.ok) return { kind: 'ref', ref: parsed.ref };
  const near = parsed?.problem.nearest;
  tell({
    what: `${path} is ${shown(value)}`,
    rule: parsed?.problem.rule ?? rule,
    fix: near ?? parsed?.problem.fix ?? "'table:db.name'",
    ...(near !== undefined && { nearest: near }),
  });
  return undefined;
};

const rule =
  'an input is an output of another step, or data as a head names it: s3://, table:, features:, file:, a query';

function isEachOutput(
  table: Readonly<Record<string, unknown>>,
): table is { kind: 'outputs'; each: string; step: string; output: string } {
  const { kind, each, step, output } = table;
  return kind === 'outputs' && typeof each === 'string' && typeof step === 'string' && typeof output === 'string';
}

/** The same data where it has the shape that a head takes; `undefined` for any other. */
function inputTable(table: Readonly<Record<string, unknown>>): InputData | undefined {
  const { format, ...rest } = table;
  const [[key, text] = [], ...more] = Object.entries(rest);
  const isRows = format === undefined || format === 'parquet' || format === 'csv' || format === 'json';
  if (!isRows || more.length > 0 || typeof text !== 'string') return undefined;
  if (key === 'sql') return { sql: text, format };
  if (key === 'table') return { table: text, format };
  return key === 'features' ? { features: text, format } : undefined;
}
