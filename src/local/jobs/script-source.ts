import { asFolder } from '../../base/s3-place.ts';
import { JobFault } from './job-fault.ts';
import type { InputOrder } from './work-order.ts';

/** Where script mode's own settings say that a script lies. */
export interface ScriptSource {
  /** File of the script, relative to its folder; the folder's `job.json` names it where this is undefined. */
  program: string | undefined;
  /** Where in the container its folder is already. */
  folder?: string;
  inputs: InputOrder[];
}

/** Environment variables that name a script, as SageMaker's framework images read them; `MLX_CODE` is the prefix of mlx's own. */
const names = { program: 'SAGEMAKER_PROGRAM', directory: 'SAGEMAKER_SUBMIT_DIRECTORY', code: 'MLX_CODE' } as const;

/**
 * Reads script mode's settings: `SAGEMAKER_PROGRAM` with `SAGEMAKER_SUBMIT_DIRECTORY` (a `tar.gz` or a prefix in S3, or a
 * folder of the container below /opt/ml), or `MLX_CODE`. Undefined where there are none. Throws `JobFault`.
 */
export function scriptSource(settings: Readonly<Record<string, string>>): ScriptSource | undefined {
  const program = settings[names.program];
  const directory = settings[names.directory] ?? settings[names.code];
  if (program === undefined && directory === undefined) return undefined;
  if (directory === undefined) return { program, inputs: [] };
  const folder = directory.replace(/^file:\/\//, '');
  return folder.startsWith('/opt/ml/') ? { program, folder, inputs: [] } : { program, inputs: inputsOf(directory) };
}

function inputsOf(directory: string): InputOrder[] {
  if (!directory.startsWith('s3://')) {
    throw new JobFault(
      `ClientError: ${names.directory} is ${directory}. Here a script is taken from a tar.gz or a prefix in S3, or from a folder below /opt/ml.`,
    );
  }
  if (/\.(?:tar\.gz|tgz)$/.test(directory)) {
    return [{ name: 'code', uri: directory, form: 'object', folder: '/opt/ml/mlx/code', mayBeEmpty: false }];
  }
  return [{ name: 'code', uri: asFolder(directory), form: 'prefix', folder: '/opt/ml/code', mayBeEmpty: false }];
}
