import { join } from 'node:path';
import { idleNode, mlx } from './mlx.ts';
import { awsPeer } from './peers.ts';
import { missing, type Report } from './report.ts';
import { scratchProject } from './scratch-project.ts';
import { serveProject } from './serve-project.ts';
import { pairwise, spreadOf } from './spread.ts';
import { startCrowd } from './start-crowd.ts';
import { measure, type Subject } from './subject.ts';

const runs = 50;

/** How long `mlx ls` takes in a project with 50 completed runs, against the AWS CLI listing the same jobs. */
export async function listRuns(rounds: number): Promise<Report> {
  const peer = await awsPeer();
  await using project = await scratchProject();
  await startCrowd(project.root, runs);
  await using served = await serveProject(project.root);
  const subjects: Subject[] = [idleNode, { what: 'mlx ls', command: [mlx, 'ls'], cwd: project.root }];
  if ('bin' in peer) {
    const command = [join(peer.bin, 'aws'), 'sagemaker', 'list-processing-jobs'] as const;
    subjects.push({ what: 'aws sagemaker list-processing-jobs', command, env: served.env });
  }
  const times = measure(subjects, rounds);
  const [, ours = []] = times;
  const measures = subjects.map(({ what }, index) => ({
    what,
    unit: 'ms' as const,
    value: spreadOf(times[index] ?? []),
    compared: pairwise(times[index] ?? [], ours, (one, mine) => one / mine),
  }));
  return {
    name: 'ls',
    title: `A list of ${runs} completed runs, ${rounds} rounds`,
    measures,
    comparison: '× mlx ls',
    goals: [{ what: 'mlx ls', most: 350, measured: spreadOf(ours).median, unit: 'ms' }],
    notes: 'reason' in peer ? [missing('The AWS CLI', peer.reason)] : [],
  };
}
