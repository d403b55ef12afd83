import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Compiled } from './compile-flow.ts';
import { nodeFlagsOfMlx, nodeOfMlx } from './mlx.ts';
import { sdkPeer } from './peers.ts';
import { missing, type Report } from './report.ts';
import { pairwise, spreadOf } from './spread.ts';

/**
 * How long a chain of steps takes from its definition in memory to the text of the pipeline's definition, each time in a new
 * process and without the time to load it, against the SageMaker SDK building and writing the same chain.
 */
export async function compile(rounds: number, steps: number): Promise<Report> {
  const peer = await sdkPeer();
  const ours = {
    what: 'mlx, planned, compiled and checked',
    run: () => told([nodeOfMlx(), ...nodeFlagsOfMlx()], 'compile-flow.ts', steps),
  };
  const theirs =
    'bin' in peer
      ? [{ what: 'the SageMaker SDK', run: () => told([join(peer.bin, 'python')], 'compile_pipeline.py', steps) }]
      : [];
  const subjects = [ours, ...theirs];
  for (const { run } of subjects) run();
  const results = Array.from({ length: rounds }, () => subjects.map(({ run }) => run()));
  const times = subjects.map((_, index) => results.map((round) => round[index]?.milliseconds ?? Number.NaN));
  const [mine = []] = times;
  return {
    name: 'compile',
    title: `A pipeline definition of ${steps} steps, ${rounds} rounds`,
    measures: subjects.map(({ what }, index) => ({
      what,
      unit: 'ms' as const,
      value: spreadOf(times[index] ?? []),
      compared: pairwise(times[index] ?? [], mine, (one, our) => one / our),
    })),
    comparison: '× mlx',
    goals: [{ what: `${steps} steps by mlx`, most: 200, measured: spreadOf(mine).median, unit: 'ms' }],
    notes: [
      ...subjects.map(
        ({ what }, index) =>
          `${what}: ${results[0]?.[index]?.bytes ?? 0} bytes for ${results[0]?.[index]?.steps ?? 0} steps`,
      ),
      ...('reason' in peer ? [missing('The SageMaker SDK', peer.reason)] : []),
    ],
  };
}

function told([program = '', ...flags]: readonly string[], script: string, steps: number): Compiled {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const printed = execFileSync(program, [...flags, path, String(steps)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // The SDK prints what it logs as well.
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Compiled;
}
