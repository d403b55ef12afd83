import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChain } from './chain-pipeline.ts';
import { metaflowHome, metaflowPeer } from './peers.ts';
import { missing, type Measure, type Report } from './report.ts';
import { pairwise, spreadOf } from './spread.ts';
import { timeOf } from './subject.ts';

const script = "open('/opt/ml/processing/output/said/hello.txt', 'w').write('hello')";
const asPipeline = 'SageMaker Pipeline on the embedded AWS, a step';

/**
 * What a step of a chain costs over its script: a pipeline of processing steps, each of which reads what the one before wrote,
 * against the same chain in Metaflow. The project is new in each round, so its supervisor's start is part of the time.
 */
export async function chain(steps: number, rounds: number): Promise<Report> {
  const peer = await metaflowPeer();
  const root = await mkdtemp(join(tmpdir(), 'mlx-bench-'));
  const flow = join(root, 'chain_flow.py');
  await writeFile(flow, metaflowChain(steps));
  const alone: number[] = [];
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    alone.push(scriptAlone(steps));
    ours.push((await runChain(join(root, `${round}`, '.mlx'), steps, ['python3', '-c', script])) / steps);
    if ('bin' in peer) {
      const command = [join(peer.bin, 'python'), flow, 'run'] as const;
      theirs.push(timeOf({ what: 'metaflow run', command, cwd: root, env: metaflowHome(root) }) / steps);
    }
  }
  await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  const over = pairwise(ours, alone, (step, bare) => step - bare);
  const measures: Measure[] = [
    { what: 'python3, the script alone', unit: 'ms', value: spreadOf(alone) },
    { what: asPipeline, unit: 'ms', value: spreadOf(ours), compared: over },
  ];
  if (theirs.length > 0) {
    const compared = pairwise(theirs, alone, (step, bare) => step - bare);
    measures.push({ what: 'Metaflow, a step', unit: 'ms', value: spreadOf(theirs), compared });
  }
  return {
    name: 'chain',
    title: `A chain of ${steps} steps, ${rounds} rounds`,
    measures,
    comparison: 'over the script, ms',
    goals: [{ what: asPipeline, most: 150, measured: over.median, unit: 'ms over the script' }],
    notes: 'reason' in peer ? [missing('Metaflow', peer.reason)] : [],
  };
}

/** Milliseconds of the script alone, as often as the chain has steps. */
function scriptAlone(times: number): number {
  let sum = 0;
  for (let time = 0; time < times; time += 1) {
    sum += timeOf({ what: 'the script', command: ['python3', '-c', "print('hello')"] });
  }
  return sum / times;
}

/** A flow of Metaflow in which each step hands its word to the next. */
function metaflowChain(steps: number): string {
  const names = Array.from({ length: steps }, (_, index) => {
    if (index === 0) return 'start';
    return index === steps - 1 ? 'end' : `step_${index}`;
  });
  const methods = names.map((name, index) => {
    const next = names[index + 1];
    const say = "        self.said = 'hello'";
    return `    @step\n    def ${name}(self):\n${say}\n${next === undefined ? '' : `        self.next(self.${next})\n`}`;
  });
  return `from metaflow import FlowSpec, step\n\n\nclass ChainFlow(FlowSpec):\n${methods.join('\n')}\n\nif __name__ == '__main__':\n    ChainFlow()\n`;
}
