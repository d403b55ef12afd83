/** What a job may be to SageMaker that runs a script with a head. */
export const jobKinds = ['processing', 'training'] as const;
export type JobKind = (typeof jobKinds)[number];

/** What SageMaker runs on machines of its own: a `transform` runs a model's script over the lines of files. */
export const serviceJobKinds = [...jobKinds, 'transform'] as const;
export type ServiceJobKind = (typeof serviceJobKinds)[number];

/** The log group that SageMaker keeps for all jobs of a kind; a job's streams begin with `<name>/`. */
export function logGroupOf(kind: ServiceJobKind): string {
  switch (kind) {
    case 'processing':
      return '/aws/sagemaker/ProcessingJobs';
    case 'training':
      return '/aws/sagemaker/TrainingJobs';
    case 'transform':
      return '/aws/sagemaker/TransformJobs';
  }
}
