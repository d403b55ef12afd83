import type { Aws } from '../../../aws/aws.ts';
import { MlxError } from '../../../base/errors.ts';
import { findAnyRun } from '../../find-any-run.ts';
import { needFlowRun } from '../../flows/read/describe-flow-run.ts';
import { wayOfArn } from '../../flows/read/way-of-arn.ts';
import type { FlowRunFilter } from '../../flows/read/list-flow-runs.ts';
import { asFolder } from '../../../base/s3-place.ts';
import type { StepJobKind } from '../../flows/jobs/service-job.ts';
import { flowTarget } from './flow-target.ts';
import { groupTarget } from './group-target.ts';
import { readJobState } from './job-state.ts';
import { jobTarget } from './job-target.ts';
import type { LogTarget } from './log-target.ts';
import { readTargetWord } from './target-word.ts';

export interface TargetOptions {
  aws: Aws;
  /** Whose runs are meant where a name could mean several. */
  project: FlowRunFilter['project'];
}

/**
 * What the word after `mlx logs` names: a run as `findAnyRun` finds it, any job of SageMaker or execution by name or ARN, a log group
 * (with the beginning of its streams' names), or an endpoint. Throws LOG_TARGET_WRONG, RUN_UNKNOWN and RUN_AMBIGUOUS.
 */
export async function openTarget(words: readonly string[], { aws, project }: TargetOptions): Promise<LogTarget> {
  const [word = ''] = words;
  const named = readTargetWord(word);
  switch (named.kind) {
    case 'group':
      return groupTarget(words, named.group, named.prefix);
    case 'endpoint':
      return groupTarget(words, `/aws/sagemaker/Endpoints/${named.name}`);
    case 'job':
      return needJob(aws, named.job, named.name, word);
    case 'execution': {
      const arn = word.startsWith('s3://') ? asFolder(word) : word;
      return { ...flowTarget(aws, await needFlowRun(aws, { way: wayOfArn(arn), arn })), words };
    }
    case 'run':
      return runTarget(aws, word, project);
  }
}

async function runTarget(aws: Aws, word: string, project: TargetOptions['project']): Promise<LogTarget> {
  try {
    const found = await findAnyRun(aws, word, project);
    return found.kind === 'flow'
      ? flowTarget(aws, found.run)
      : await needJob(aws, found.run.kind, found.run.name, word);
  } catch (error) {
    if (!(error instanceof MlxError) || error.code !== 'RUN_UNKNOWN') throw error;
    const other = await findServiceJob(aws, word);
    if (other) return other;
    throw error;
  }
}

/** Jobs that mlx doesn't list as runs have logs all the same. */
async function findServiceJob(aws: Aws, name: string): Promise<LogTarget | undefined> {
  if (!/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/u.test(name)) return undefined;
  const kinds: readonly StepJobKind[] = name.length > 32 ? ['transform'] : ['transform', 'tuning'];
  const jobs = await Promise.all(kinds.map((kind) => readJobState(aws, kind, name)));
  const job = jobs.find((one) => one !== undefined);
  return job && jobTarget(aws, job);
}

async function needJob(aws: Aws, kind: StepJobKind, name: string, word: string): Promise<LogTarget> {
  const job = await readJobState(aws, kind, name);
  if (!job) throw new MlxError('RUN_UNKNOWN', { name: word, near: [] });
  return jobTarget(aws, job);
}
