import type { Aws } from '../../../aws/aws.ts';
import type { StepRun } from '../../flows/flow-run.ts';
import type { LogNews } from './log-target.ts';

/** Where the work of a step is written that is no job of SageMaker's, or that it is written elsewhere. */
export async function serviceSources(aws: Aws, step: StepRun, signal: AbortSignal): Promise<LogNews[]> {
  // The clients of these services are large, and few flows call them.
  switch (step.work?.service) {
    case undefined:
      return [];
    case 'glue':
      return (await import('./glue-sources.ts')).glueSources(aws, step.name, step.work, signal);
    case 'emr-serverless':
      return (await import('./emr-sources.ts')).emrSources(aws, step.name, step.work, signal);
    case 'lambda':
      return (await import('./lambda-sources.ts')).lambdaSources(aws, step, step.work, signal);
  }
}
