import { compileJob } from '../../define/compile.ts';
import { checkHead, type CheckedHead } from '../../define/check/head.ts';
import type { JobDefinition } from '../../define/definition.ts';

/** A head as plain data: the keys of `[tool.mlx]`, and above it those of the standard. */
export interface TrialHead {
  job: Readonly<Record<string, unknown>>;
  outer: Readonly<Record<string, unknown>>;
}

/** A job with such a head; `refused` says why there can be none. */
export function trialJob({ job, outer }: TrialHead): { job: JobDefinition } | { refused: string } {
  const { head, findings } = checkHead({ ...outer, tool: { mlx: job } }, 'python');
  if (!head) return { refused: findings[0]?.rule ?? 'the head is not right' };
  return { job: compiled(head) };
}

function compiled(head: CheckedHead): JobDefinition {
  return compileJob(head, {
    name: 'example',
    script: '/project/example.py',
    language: 'python',
    include: (head.job.include ?? []).map((glob) => ({ path: `/project/${glob}`, as: glob })),
    places: {},
    project: { root: '/project', defaults: {} },
  });
}
