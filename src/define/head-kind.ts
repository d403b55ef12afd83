/** What a head may say that its job is. */
export const headKinds = ['processing', 'training', 'spark'] as const;
export type HeadKind = (typeof headKinds)[number];

/** What such a job is to SageMaker: a PySpark script is a processing job, in an image that brings Spark. */
export function jobKindOf(kind: HeadKind): 'processing' | 'training' {
  return kind === 'training' ? 'training' : 'processing';
}
