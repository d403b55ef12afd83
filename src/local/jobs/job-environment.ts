import { jobMark } from './end-stragglers.ts';
import type { Identity } from '../embedded.ts';

/**
 * The environment of a job: what the caller's shell lends, what SageMaker sets, and the request's own on top. A script that
 * talks to AWS by itself finds no credentials of the user's, so that a local run never reaches a real account unasked.
 */
export function jobEnvironment(parts: {
  lent: Readonly<Record<string, string>>;
  requested: Readonly<Record<string, string>>;
  identity: Identity;
  mark: string;
  environments: string;
  /** The folder that stands for /opt/ml; undefined where it is bound there. */
  optMl?: string;
}): Record<string, string> {
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    ...parts.lent,
    AWS_REGION: parts.identity.region,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    BOTO_CONFIG: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    MLX_ENVIRONMENTS: parts.environments,
    ...parts.requested,
    ...(parts.optMl !== undefined && { MLX_OPT_ML: parts.optMl }),
    [jobMark]: parts.mark,
  };
}
