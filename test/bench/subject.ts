import { spawnSync } from 'node:child_process';

/** A command line whose time from its start to its exit is measured. */
export interface Subject {
  what: string;
  command: readonly [program: string, ...words: string[]];
  cwd?: string;
  env?: Readonly<Record<string, string | undefined>>;
}

/** Milliseconds of each subject in each round, in the subjects' order. */
export type Rounds = readonly (readonly number[])[];

/**
 * Measures subjects in turn, A B C A B C, so that a busy moment of the machine strikes all alike. One round before is not
 * counted: it fills the caches.
 */
export function measure(subjects: readonly Subject[], rounds: number): Rounds {
  for (const subject of subjects) timeOf(subject);
  const times = subjects.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) times[index]?.push(timeOf(subject));
  }
  return times;
}

/** Milliseconds that one run of a subject takes. A subject that fails ends the benchmark. */
export function timeOf({ what, command: [program, ...words], cwd, env }: Subject): number {
  const began = performance.now();
  const { status, error, stderr } = spawnSync(program, words, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const took = performance.now() - began;
  if (status !== 0) throw new Error(`${what} ended with ${status ?? String(error)}: ${String(stderr)}`);
  return took;
}
