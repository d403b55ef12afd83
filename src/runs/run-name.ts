import { randomBytes } from 'node:crypto';

/** A job's name in SageMaker has at most this many characters. */
const longest = 63;
const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** A new run's name: `<job>-<yyyymmdd>-<hhmmss>-<4 random>`, in UTC, valid for SageMaker. */
export function runName(job: string, at: Date, random: Uint8Array = randomBytes(4)): string {
  const [day = '', time = ''] = at.toISOString().slice(0, 19).split('T');
  const stamp = `${day.replaceAll('-', '')}-${time.replaceAll(':', '')}`;
  const suffix = [...random.subarray(0, 4)].map((byte) => letters[byte % 32]).join('');
  const tail = `-${stamp}-${suffix}`;
  return `${nameInRuns(job)}${tail}`;
}

/** What the names of a job's runs begin with: the job's own name with nothing in it that SageMaker refuses. */
export function nameInRuns(job: string): string {
  const legal = job.replaceAll(/[^a-zA-Z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return legal.slice(0, longest - '-yyyymmdd-hhmmss-rand'.length).replace(/-+$/, '') || 'job';
}

/** The part of a run's name that names its job; the whole name where it is not mlx's. */
export function jobInRunName(name: string): string {
  return /^(.+)-\d{8}-\d{6}-[a-z2-7]{4}$/.exec(name)?.[1] ?? name;
}

/** Whether a name has the form that mlx gives to runs, and not to the jobs of a flow's steps. */
export function isRunName(name: string): boolean {
  return jobInRunName(name) !== name;
}
