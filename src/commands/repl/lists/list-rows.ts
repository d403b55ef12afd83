import type { Cell, Rows } from '../../../base/rows.ts';
import type { JobDefinition } from '../../../define/definition.ts';
import type { FlowDefinition } from '../../../define/flow/flow-definition.ts';
import type { Unread } from './read-all.ts';

/** The jobs of a project as a table: of each what tells it from the others, or what keeps it from being read. */
export function rowsOfJobs(jobs: readonly (JobDefinition | Unread)[]): Rows {
  return tableOf(
    ['name', 'kind', 'machine', 'params', 'description'],
    jobs.map((job) =>
      'error' in job
        ? [job.name, '', '', '', job.error]
        : [
            job.name,
            job.spark ? 'spark' : job.kind,
            `${job.count} × ${job.instance}`,
            Object.keys(job.params).join(', '),
            job.description ?? '',
          ],
    ),
  );
}

/** The same of flows. */
export function rowsOfFlows(flows: readonly (FlowDefinition | Unread)[]): Rows {
  return tableOf(
    ['name', 'params', 'steps'],
    flows.map((flow) =>
      'error' in flow
        ? [flow.name, '', flow.error]
        : [flow.name, Object.keys(flow.params).join(', '), flow.steps.map(({ name }) => name).join(', ')],
    ),
  );
}

function tableOf(names: readonly string[], rows: readonly Cell[][]): Rows {
  return { columns: names.map((name) => ({ name, type: 'varchar' })), rows, more: false };
}
