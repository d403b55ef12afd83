import type { Aws } from '../../../aws/aws.ts';
import type { StepRun } from '../../flows/flow-run.ts';
import { jobSource } from './job-source.ts';
import { readJobState } from './job-state.ts';
import type { LogNews } from './log-target.ts';
import { serviceSources } from './service-sources.ts';
import { untilSeen } from './until-seen.ts';

/** Where a step of a flow writes, and what is to be looked for there; nothing where it has no log. */
export async function stepSources(aws: Aws, step: StepRun, signal: AbortSignal): Promise<LogNews[]> {
  return step.job ? jobNews(aws, step.name, step.job, signal) : serviceSources(aws, step, signal);
}

async function jobNews(
  aws: Aws,
  step: string,
  { kind, name }: NonNullable<StepRun['job']>,
  signal: AbortSignal,
): Promise<LogNews[]> {
  // An ARN has the name in small letters, the streams have it as it was given.
  const job = await untilSeen(() => readJobState(aws, kind, name), signal);
  const source = { ...jobSource(job ?? { kind, name }), step };
  const definitions = job?.metrics ?? [];
  return [
    { kind: 'source', source },
    ...(definitions.length > 0 ? [{ kind: 'metrics', source: source.id, definitions } as const] : []),
  ];
}
