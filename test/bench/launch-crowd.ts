import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Aws } from '../../src/aws/aws.ts';
import { openAws } from '../../src/aws/open-aws.ts';
import { wait } from '../../src/aws/wait.ts';
import { findJob } from '../../src/define/find-job.ts';
import { readJob } from '../../src/define/read-job.ts';
import { readProject } from '../../src/define/project.ts';
import { readClaim } from '../../src/local/jobs/supervisor-claim.ts';
import { unlimitedBudget } from '../../src/logs/budget/unlimited-budget.ts';
import { realClock } from '../../src/logs/clock.ts';
import { openReader } from '../../src/logs/read/open-reader.ts';
import { launch } from '../../src/runs/launch.ts';
import { listRuns } from '../../src/runs/list-runs.ts';
import { jobSource } from '../../src/runs/logs/targets/job-source.ts';
import { preparePlan } from '../../src/runs/prepare/prepare-plan.ts';
import { hasEnded, type Run } from '../../src/runs/run.ts';

/** What became of a crowd of jobs that one process launched at once. */
export interface Crowd {
  /** Milliseconds until all were launched, and until all had ended. */
  launched: number;
  ended: number;
  completed: number;
  /** Runs whose log holds their one line, once. */
  wholeLogs: number;
  /** The most memory that this process and the supervisor have had. MB. */
  launcherMemory: number;
  supervisorMemory: number;
}

const [root = '', count = ''] = process.argv.slice(2);
const project = await readProject(root);
const aws = await openAws({ on: 'local', project, env: process.env });
const job = await readJob(await findJob(project, 'hello'), project);

const began = performance.now();
const runs = await Promise.all(Array.from({ length: Number(count) }, start));
const launched = performance.now() - began;
const completed = await untilAllEnded(runs.length);
const ended = performance.now() - began;
const logs = await Promise.all(runs.map((run) => textsOf(run, aws)));
const crowd: Crowd = {
  launched,
  ended,
  completed,
  wholeLogs: logs.filter((texts) => texts.length === 1 && texts[0] === 'hello').length,
  launcherMemory: peakMemory('self'),
  supervisorMemory: peakMemory(supervisor()),
};
await aws.close();
process.stdout.write(`${JSON.stringify(crowd)}\n`);

async function start(): Promise<Run> {
  return launch(await preparePlan(job, {}, aws, project), aws, () => undefined);
}

/** How many completed, once none goes on. */
async function untilAllEnded(all: number): Promise<number> {
  for (;;) {
    const listed = await listRuns(aws, { job: 'hello', limit: 2 * all });
    if (listed.length >= all && listed.every(({ status }) => hasEnded(status))) {
      const names = new Set(runs.map(({ name }) => name));
      return listed.filter(({ name, status }) => names.has(name) && status === 'completed').length;
    }
    await wait(250);
  }
}

async function textsOf({ kind, name }: Run, from: Aws): Promise<string[]> {
  const texts: string[] = [];
  const [client, { signal }] = [await from.logsReader(), new AbortController()];
  const reader = openReader(
    { client, budget: unlimitedBudget(), clock: realClock, signal, pace: 'embedded', follow: false },
    {
      stream: () => undefined,
      events: (events) => texts.push(...events.map(({ message }) => message.trimEnd())),
      source: () => undefined,
      status: () => undefined,
    },
  );
  reader.add(jobSource({ kind, name }));
  reader.endAll();
  await reader.done;
  return texts;
}

function supervisor(): number {
  const state = new DatabaseSync(join(root, '.mlx/state.db'), { readOnly: true });
  try {
    return readClaim(state)?.pid ?? 0;
  } finally {
    state.close();
  }
}

/** Not a number where the system doesn't tell. */
function peakMemory(process: number | 'self'): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'latin1'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
