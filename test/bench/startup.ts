import { join } from 'node:path';
import { idleNode, mlx } from './mlx.ts';
import { awsPeer } from './peers.ts';
import { missing, type Report } from './report.ts';
import { pairwise, spreadOf } from './spread.ts';
import { measure, type Subject } from './subject.ts';

/** How long mlx takes to start, against a Node that does nothing and against what users of AWS start today. */
export async function startup(rounds: number): Promise<Report> {
  const peer = await awsPeer();
  const subjects: Subject[] = [
    idleNode,
    { what: 'mlx --version', command: [mlx, '--version'] },
    { what: 'mlx help', command: [mlx, 'help'] },
    { what: 'mlx __complete -- ru', command: [mlx, '__complete', '--', 'ru'] },
  ];
  if ('bin' in peer) {
    subjects.push(
      { what: 'aws --version', command: [join(peer.bin, 'aws'), '--version'] },
      { what: "python -c 'import boto3'", command: [join(peer.bin, 'python'), '-c', 'import boto3'] },
    );
  }
  const times = measure(subjects, rounds);
  const [bare = []] = times;
  const measures = subjects.map(({ what }, index) => ({
    what,
    unit: 'ms' as const,
    value: spreadOf(times[index] ?? []),
    compared: pairwise(times[index] ?? [], bare, (our, node) => our / node),
  }));
  const version = measures.find(({ what }) => what === 'mlx --version');
  return {
    name: 'startup',
    title: `Start, ${rounds} rounds`,
    measures,
    comparison: '× node -e 0',
    goals: [
      { what: 'mlx --version', most: 1.6, measured: version?.compared.median ?? Number.NaN, unit: '× node -e 0' },
    ],
    notes: 'reason' in peer ? [missing('The AWS CLI and boto3', peer.reason)] : [],
  };
}
