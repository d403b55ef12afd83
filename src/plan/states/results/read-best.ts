import type { PlannedStep } from '../../flow/flow-plan.ts';
import { type Compiling, placeOfResult } from '../compiling.ts';
import { pathTo } from '../expression/path.ts';
import { retriesOf } from '../retry.ts';
import { type Fragment, single } from '../state.ts';
import { besides } from '../state-name.ts';
import { task } from '../task.ts';
import { fieldsFrom } from './store.ts';

/** Describes the best training of a tuning job where others read its outputs or metrics: the tuning job only names it. */
export function readBest(step: PlannedStep, compiling: Compiling): Fragment[] {
  const fields = fieldsFrom('best', step, compiling);
  if (fields.length === 0) return [];
  const best = placeOfResult(step.name, compiling, 'best');
  const describe = task('aws-sdk:sagemaker:describeTrainingJob', compiling, {
    Parameters: { 'TrainingJobName.$': pathTo(best, 'TrainingJobName') },
    ResultSelector: Object.fromEntries(fields.map(({ key, from }) => [`${key}.$`, from.code])),
    ResultPath: best,
    Retry: retriesOf('registry'),
  });
  return [single(besides(step.name, 'best'), describe)];
}
