import { join } from 'node:path';
import { ways, type Way } from '../../src/base/way.ts';
import { chainProject } from './chain-project.ts';
import { mlx } from './mlx.ts';
import { metaflowHome, metaflowPeer, type Peer } from './peers.ts';
import { missing, type Report } from './report.ts';
import { pairwise, spreadOf } from './spread.ts';
import { timeOf } from './subject.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Who a step's time is measured of, and how: milliseconds of one run of the whole chain. */
interface Contender {
  what: string;
  run: () => Promise<number>;
  /** Milliseconds over the script that a step may take at most. */
  most?: number;
}

/**
 * What a step of a chain costs over its script: one flow run all three ways by `mlx run`, from enter to exit, against the same
 * chain in Metaflow. Projects are new in each round, so that the start of their supervisor is part of the time.
 */
export async function chain(steps: number, rounds: number): Promise<Report> {
  const peer = await metaflowPeer();
  const contenders: readonly Contender[] = [
    { what: 'python3, the script alone', run: () => scriptAlone(steps) },
    ...ways.map((way) => ({
      what: `mlx run chain --as ${way}, a step`,
      run: () => runChain(steps, way),
      ...(way !== 'job' && { most: 150 }),
    })),
    ...metaflow(peer, steps),
  ];
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { run }] of contenders.entries()) times[index]?.push((await run()) / steps);
  }
  const [alone = []] = times;
  const measures = contenders.map(({ what, most }, index) => ({
    what,
    unit: 'ms' as const,
    value: spreadOf(times[index] ?? []),
    compared: pairwise(times[index] ?? [], alone, (step, bare) => step - bare),
    most,
  }));
  return {
    name: 'chain',
    title: `A chain of ${steps} steps, ${rounds} rounds`,
    measures,
    comparison: 'over the script, ms',
    goals: measures.flatMap(({ what, most, compared }) =>
      most === undefined ? [] : [{ what, most, measured: compared.median, unit: 'ms over the script' }],
    ),
    notes: 'reason' in peer ? [missing('Metaflow', peer.reason)] : [],
  };
}

/** The first job's script, as often as the chain has steps. */
async function scriptAlone(times: number): Promise<number> {
  await using project = await chainProject(1);
  const command = ['python3', join(project.root, 'jobs/first.py')] as const;
  const env = { MLX_OUTPUT_SAID: project.root };
  return Array.from({ length: times }, () => timeOf({ what: 'the script', command, env })).reduce((a, b) => a + b);
}

async function runChain(steps: number, way: Way): Promise<number> {
  await using project = await chainProject(steps);
  return timeOf({ what: `mlx as ${way}`, command: [mlx, 'run', 'chain', '--as', way], cwd: project.root });
}

function metaflow(peer: Peer, steps: number): Contender[] {
  if (!('bin' in peer)) return [];
  const run = async (): Promise<number> => {
    await using folder = await temporaryFolder({ 'chain_flow.py': metaflowChain(steps) });
    const command = [join(peer.bin, 'python'), 'chain_flow.py', 'run'] as const;
    return timeOf({ what: 'metaflow run', command, cwd: folder.root, env: metaflowHome(folder.root) });
  };
  return [{ what: 'Metaflow, a step', run }];
}

/** A flow of Metaflow in which each step hands its word to the next. */
function metaflowChain(steps: number): string {
  const names = Array.from({ length: steps }, (_, index) => {
    if (index === 0) return 'start';
    return index === steps - 1 ? 'end' : `step_${index}`;
  });
  const methods = names.map((name, index) => {
    const following = names[index + 1];
    const goOn = following === undefined ? '' : `        self.next(self.${following})\n`;
    return `    @step\n    def ${name}(self):\n        self.said = 'hello'\n${goOn}`;
  });
  return `from metaflow import FlowSpec, step\n\n\nclass ChainFlow(FlowSpec):\n${methods.join('\n')}\n\nif __name__ == '__main__':\n    ChainFlow()\n`;
}
