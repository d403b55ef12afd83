import type { Explanation } from '../../../inspect/explanation.ts';
import type { TableWriter } from '../../../runs/writer-of-table.ts';
import type { TableSummary } from '../../value.ts';

/** What `tables.scores?` tells: where it lies, and which job wrote it. */
export function describeTable({ name, location, format }: TableSummary, writer: TableWriter): Explanation {
  const facts = [
    { name: 'written by', text: writerInWords(writer) },
    { name: 'lies at', text: location ?? '' },
    { name: 'query', text: `sql\`select * from ${name} limit 10\`` },
  ];
  return {
    name,
    type: format === undefined ? 'table' : `table, ${format}`,
    facts: facts.filter(({ text }) => text !== ''),
    fields: [],
  };
}

/** What `writer('ml.scores')` tells. */
export function describeWriter(table: string, writer: TableWriter): Explanation {
  const { jobs } = writer;
  const facts = [
    { name: 'written by', text: writerInWords(writer) },
    { name: 'output of', text: jobs.map((job) => `\`${job}\``).join(', ') },
    { name: 'before that', text: `\`lineage('${table}')\` tells what it came from` },
  ];
  return { name: table, type: 'table', facts: facts.filter(({ text }) => text !== ''), fields: [] };
}

/** `train-20261121-101500-abcd, a run of train`, or as much as is known. */
export function writerInWords({ jobs, run, recorded }: TableWriter): string {
  if (run) {
    const step = run.flowRun === undefined ? '' : ` as a step of ${run.flowRun}`;
    return `${run.name}, a run of the job ${run.job}${step}, at ${new Date(run.created).toISOString()}`;
  }
  if (recorded.length > 0) return `${recorded.join(', ')}, as lineage has it`;
  if (jobs.length > 0) return `no run yet; the job ${jobs.join(', ')} has it as an output`;
  return 'none of the jobs of this project';
}
