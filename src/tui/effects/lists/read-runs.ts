import { mergeRuns, type AnyRunSummary } from '../../../runs/any-run.ts';
import type { FlowRun, FlowRunSummary } from '../../../runs/flows/flow-run.ts';
import { describeFlowRun } from '../../../runs/flows/read/describe-flow-run.ts';
import { isStepOf } from '../../../runs/flows/read/is-step-of.ts';
import { listFlowRuns } from '../../../runs/flows/read/list-flow-runs.ts';
import { listRuns } from '../../../runs/list-runs.ts';
import { hasEnded, type RunSummary } from '../../../runs/run.ts';
import { isRunName } from '../../../runs/run-name.ts';
import type { Desk } from '../work.ts';

const mostJobs = 100;
const mostFlows = 50;
/** Milliseconds for which the list of an AWS elsewhere holds; in between only what runs is asked for. */
const remoteList = 30_000;

/** The newest runs, and whether there may be older ones. */
export interface WatchedRuns {
  runs: readonly AnyRunSummary[];
  hasOlder: boolean;
}

export interface RunReader {
  /** Runs of jobs and flows, newest first. `all` says that nothing known before counts. */
  read: (all: boolean) => Promise<WatchedRuns>;
}

/** Lists runs as often as it is asked, and asks as little as that takes: a run of a flow that has ended is not read again. */
export function openRunReader({ bench }: Pick<Desk, 'bench'>): RunReader {
  let flows: readonly FlowRunSummary[] = [];
  let listedAt = 0;
  return {
    read: async (all) => {
      const { project, aws } = await bench();
      const listed = await listRuns(aws, { limit: mostJobs });
      // The account of an AWS elsewhere holds the jobs of others too.
      const jobs = aws.where === 'local' ? listed : listed.filter(({ name }) => isRunName(name));
      if (all || aws.where === 'local' || Date.now() - listedAt >= remoteList) {
        listedAt = Date.now();
        const known = new Map(all ? [] : flows.filter((run) => isOver(run, jobs)).map((run) => [run.name, run]));
        flows = (await listFlowRuns(aws, { project, limit: mostFlows, known })).map(summaryOf);
      } else {
        const read = flows.map(async (run) => (hasEnded(run.status) ? run : describeFlowRun(aws, run)));
        flows = (await Promise.all(read)).filter((run) => run !== undefined).map(summaryOf);
      }
      return { runs: mergeRuns(jobs, flows), hasOlder: listed.length >= mostJobs || flows.length >= mostFlows };
    },
  };
}

/** A run that had failed may have been taken up again from elsewhere: a job of it runs then. */
function isOver(run: FlowRunSummary, jobs: readonly RunSummary[]): boolean {
  return hasEnded(run.status) && !jobs.some((job) => !hasEnded(job.status) && isStepOf(job, run));
}

function summaryOf(run: FlowRun | FlowRunSummary): FlowRunSummary {
  const { name, arn, flow, way, status, created, ended, modified } = run;
  return { name, arn, flow, way, status, created, ended, modified };
}
