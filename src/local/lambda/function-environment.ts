import { jobMark } from '../jobs/end-stragglers.ts';
import { lentEnvironment } from '../jobs/lent-environment.ts';
import type { Embedded } from '../embedded.ts';
import { codeFolder } from './function-code.ts';
import { functionArn, type LambdaFunction } from './function.ts';

/** The environment of a call: what Lambda sets, and the function's own variables. No credentials: it can't reach a real account. */
export function functionEnvironment(
  called: LambdaFunction,
  call: { group: string; stream: string; requestId: string },
  { home, identity }: Embedded,
): Record<string, string> {
  const task = codeFolder(home, called.code);
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    ...lentEnvironment(process.env),
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONUNBUFFERED: '1',
    ...called.variables,
    AWS_REGION: identity.region,
    AWS_DEFAULT_REGION: identity.region,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_EXECUTION_ENV: `AWS_Lambda_${called.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: called.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(called.memory),
    AWS_LAMBDA_LOG_GROUP_NAME: call.group,
    AWS_LAMBDA_LOG_STREAM_NAME: call.stream,
    LAMBDA_TASK_ROOT: task,
    MLX_FUNCTION_ARN: functionArn(called.name, identity),
    _HANDLER: called.handler,
    [jobMark]: call.requestId,
  };
}
