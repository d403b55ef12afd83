import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { mlx } from './mlx.ts';
import type { Report } from './report.ts';
import { scratchProject } from './scratch-project.ts';
import { single } from './spread.ts';
import { startCrowd } from './start-crowd.ts';
import { timeOf } from './subject.ts';

/** Trivial jobs launched at once by one process: that none is lost, how long they take, and what memory that costs mlx. */
export async function crowd(count: number): Promise<Report> {
  await using project = await scratchProject();
  const found = await startCrowd(project.root, count);
  const listed = execFileSync(mlx, ['ls', '--json', '--status', 'completed', '--limit', String(2 * count)], {
    cwd: project.root,
    encoding: 'utf8',
  });
  const names = new Set(listed.match(/hello-\d{8}-\d{6}-[a-z2-7]{4}/g));
  const atOnce = Math.max(4, 2 * availableParallelism());
  const bare = `seq ${count} | xargs -P ${atOnce} -I{} python3 ${project.script}`;
  const scripts = timeOf({ what: 'the bare scripts', command: ['sh', '-c', bare] });
  const memory = found.launcherMemory + found.supervisorMemory;
  return {
    name: 'crowd',
    title: `${count} jobs launched at once by one process, ${atOnce} running at a time`,
    measures: [
      { what: 'completed', unit: 'jobs', value: single(found.completed) },
      { what: 'completed, as `mlx ls` lists them', unit: 'jobs', value: single(names.size) },
      { what: 'with their whole log', unit: 'jobs', value: single(found.wholeLogs) },
      { what: 'until all were launched', unit: 'ms', value: single(found.launched) },
      { what: 'until all had ended', unit: 'ms', value: single(found.ended) },
      { what: `the same scripts under \`xargs -P ${atOnce}\``, unit: 'ms', value: single(scripts) },
      { what: 'most memory of the launching process', unit: 'MB', value: single(found.launcherMemory) },
      { what: 'most memory of the supervisor', unit: 'MB', value: single(found.supervisorMemory) },
    ],
    goals: [
      { what: 'jobs lost', most: 0, measured: count - Math.min(found.completed, names.size), unit: 'jobs' },
      { what: 'logs that are not whole', most: 0, measured: count - found.wholeLogs, unit: 'jobs' },
      { what: 'memory of mlx', most: 300, measured: memory, unit: 'MB' },
    ],
    notes: [],
  };
}
