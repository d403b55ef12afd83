/** The rule for names of jobs: they stand in run names, S3 keys and tags. */
const jobName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;

export function isJobName(name: string): boolean {
  return jobName.test(name);
}

/** The nearest name that keeps to the rule. */
export function asJobName(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9_-]+/g, '_').replace(/^[_-]+/, '');
  return plain.slice(0, 63) || 'job';
}
