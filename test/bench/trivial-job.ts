import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { idleNode, mlx } from './mlx.ts';
import { metaflowHome, metaflowPeer } from './peers.ts';
import { missing, type Report } from './report.ts';
import { scratchProject } from './scratch-project.ts';
import { pairwise, spreadOf } from './spread.ts';
import { measure, type Subject } from './subject.ts';
import { temporaryFolder } from './temporary-folder.ts';

const flow = fileURLToPath(new URL('hello_flow.py', import.meta.url));

/** What a job costs over its script: `mlx run hello` from enter to exit, less the script alone, against Metaflow. */
export async function trivialJob(rounds: number): Promise<Report> {
  const peer = await metaflowPeer();
  await using warm = await scratchProject();
  await using cold = await scratchProject();
  await using home = await temporaryFolder();
  const subjects: Subject[] = [
    idleNode,
    { what: 'python3 hello.py', command: ['python3', warm.script] },
    { what: warmRun, command: [mlx, 'run', 'hello'], cwd: warm.root, env: { MLX_LOCAL_IDLE: '120' } },
    { what: firstRun, ...coldRun(cold.root) },
  ];
  if ('bin' in peer) {
    const command = [join(peer.bin, 'python'), flow, 'run'] as const;
    subjects.push({ what: 'metaflow run, one step', command, cwd: home.root, env: metaflowHome(home.root) });
  }
  const times = measure(subjects, rounds);
  const [, script = []] = times;
  const measures = subjects.map(({ what }, index) => ({
    what,
    unit: 'ms' as const,
    value: spreadOf(times[index] ?? []),
    compared: pairwise(times[index] ?? [], script, (one, alone) => one - alone),
  }));
  return {
    name: 'trivial',
    title: `A job that prints one line, ${rounds} rounds`,
    measures,
    comparison: 'over the script, ms',
    goals: measures
      .filter(({ what }) => what === warmRun || what === firstRun)
      .map(({ what, compared }) => ({ what, most: 600, measured: compared.median, unit: 'ms over the script' })),
    notes: 'reason' in peer ? [missing('Metaflow', peer.reason)] : [],
  };
}

const warmRun = 'mlx run hello';
const firstRun = 'the same, supervisor not yet started';

/** Its supervisor leaves at once, so that each run starts one. */
function coldRun(cwd: string): Omit<Subject, 'what'> {
  return { command: [mlx, 'run', 'hello'], cwd, env: { MLX_LOCAL_IDLE: '0' } };
}
