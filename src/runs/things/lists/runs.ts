import { MlxError } from '../../../base/errors.ts';
import type { StepJobKind } from '../../flows/jobs/service-job.ts';
import { isRunName } from '../../run-name.ts';
import type { ThingBench, ThingLister, WholeQuery } from '../list-things.ts';
import type { ThingPage } from '../thing.ts';
import { listDirectRuns, listMachineRuns, listPipelineRuns, machineArns, pipelineNames } from './execution-lists.ts';
import { jobLists, listJobs } from './job-lists.ts';
import { mergePages } from './merge-pages.ts';

/**
 * Jobs of all kinds and executions of pipelines and state machines, newest first, whoever started them; of the project: jobs that
 * mlx launched, and executions of what the project deployed.
 */
export const listRunThings: ThingLister = (bench, query) =>
  mergePages(
    {
      kind: 'run',
      open: () => openLists(bench, query),
      page: async (id, next, limit) => {
        const { things, next: more } = await pageOf(bench, id, { ...query, next, limit });
        return { things: things.filter(({ name }) => isWanted(name, id, query)), next: more };
      },
    },
    query,
  );

/** What mlx launches by itself, and not as a step. */
const launched: readonly StepJobKind[] = ['training', 'processing'];

/** A pipeline's or machine's list has its name behind the colon. */
async function openLists({ aws, project }: ThingBench, { scope }: WholeQuery): Promise<string[]> {
  const prefix = scope === 'project' ? `${project.name}-` : '';
  const [pipelines, machines] = await Promise.all([pipelineNames(aws, prefix), machineArns(aws, prefix)]);
  return [
    ...(scope === 'account' ? jobLists : launched),
    'direct',
    ...pipelines.map((name) => `pipeline:${name}`),
    ...machines.map((arn) => `machine:${arn}`),
  ];
}

async function pageOf(bench: ThingBench, id: string, { contains, next, limit }: WholeQuery): Promise<ThingPage> {
  const [list, named] = splitAt(id, id.indexOf(':'));
  switch (list) {
    case 'direct':
      return listDirectRuns(bench, next);
    case 'pipeline':
      return listPipelineRuns(bench, named, next);
    case 'machine':
      return listMachineRuns(bench, named, next);
    default: {
      const kind = jobLists.find((one) => one === list);
      if (!kind) throw new MlxError('LIST_PAGE_UNKNOWN', { kind: 'run' });
      return canBeIn(contains) ? listJobs(bench.aws, kind, { contains, next, limit }) : { things: [] };
    }
  }
}

function splitAt(text: string, at: number): readonly [string, string] {
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** What the name of no job can hold is not sent: the service would refuse it. */
function canBeIn(contains = ''): boolean {
  return /^[a-zA-Z0-9-]{0,63}$/u.test(contains);
}

function isWanted(name: string, id: string, { scope, contains = '' }: WholeQuery): boolean {
  const isJob = jobLists.includes(id as StepJobKind);
  return (!isJob || scope === 'account' || isRunName(name)) && (isJob || name.includes(contains));
}
