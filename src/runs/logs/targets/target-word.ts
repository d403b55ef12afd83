import { MlxError } from '../../../base/errors.ts';
import type { StepJobKind } from '../../flows/jobs/service-job.ts';

/** What a word after `mlx logs` is, as far as its form tells. */
export type TargetWord =
  | { kind: 'run' }
  | { kind: 'job'; job: StepJobKind; name: string }
  | { kind: 'execution' }
  | { kind: 'group'; group: string; prefix: string }
  | { kind: 'endpoint'; name: string };

/** Reads the form of a word. Throws LOG_TARGET_WRONG where it can be nothing that has a log. */
export function readTargetWord(word: string): TargetWord {
  if (word.startsWith('s3://')) return { kind: 'execution' };
  if (word.startsWith('arn:')) return inArn(word);
  if (word.startsWith('/')) return inGroup(word);
  if (word.startsWith('endpoint/'))
    return { kind: 'endpoint', name: endpointName(word, word.slice('endpoint/'.length)) };
  return { kind: 'run' };
}

const jobTypes: Readonly<Record<string, StepJobKind>> = {
  'processing-job': 'processing',
  'training-job': 'training',
  'transform-job': 'transform',
  'hyper-parameter-tuning-job': 'tuning',
};

function inArn(word: string): TargetWord {
  const [, , service = '', , , ...rest] = word.split(':');
  const resource = rest.join(':');
  const [type = '', name = '', more] = resource.split('/');
  const job = Object.hasOwn(jobTypes, type) ? jobTypes[type] : undefined;
  if (service === 'sagemaker' && job && name !== '') return { kind: 'job', job, name };
  if (service === 'sagemaker' && type === 'pipeline' && more === 'execution') return { kind: 'execution' };
  if (service === 'sagemaker' && type === 'endpoint') return { kind: 'endpoint', name: endpointName(word, name) };
  if (service === 'states' && resource.startsWith('execution:')) return { kind: 'execution' };
  if (service === 'logs' && resource.startsWith('log-group:')) {
    return inGroup(resource.slice('log-group:'.length).replace(/:\*$/u, '').replace(':log-stream:', ':'));
  }
  throw wrong(word, 'an ARN of a job of SageMaker, of an execution, of an endpoint or of a log group');
}

/** A group's name can't hold a colon, a stream's can't either. */
function inGroup(word: string): TargetWord {
  const [group = '', prefix = '', ...more] = word.split(':');
  if (!/^[.\-_/#A-Za-z0-9]{1,512}$/u.test(group) || /\*/u.test(prefix) || prefix.length > 512 || more.length > 0) {
    const rule = 'GROUP or GROUP:STREAM-PREFIX; a group has letters, digits and ._-/#, a prefix has neither : nor *';
    throw wrong(word, rule);
  }
  return { kind: 'group', group, prefix };
}

function endpointName(word: string, name: string): string {
  if (/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/u.test(name)) return name;
  throw wrong(word, 'endpoint/NAME, with letters, digits and hyphens');
}

function wrong(word: string, rule: string): MlxError {
  return new MlxError('LOG_TARGET_WRONG', { word, rule });
}
