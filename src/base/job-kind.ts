/** What a job may be to SageMaker. */
export const jobKinds = ['processing', 'training'] as const;
export type JobKind = (typeof jobKinds)[number];

/** The log group that SageMaker keeps for all jobs of a kind; a job's streams begin with `<name>/`. */
export function logGroupOf(kind: JobKind): string {
  return kind === 'processing' ? '/aws/sagemaker/ProcessingJobs' : '/aws/sagemaker/TrainingJobs';
}
