import type { Aws } from '../../aws/aws.ts';
import type { Project } from '../../define/project.ts';
import { compareSides } from '../../inspect/diff/compare-sides.ts';
import type { Difference } from '../../inspect/diff/difference.ts';
import { isPlain, ownData } from '../../inspect/own-data.ts';
import type { FlowPlan } from '../../plan/flow/flow-plan.ts';
import type { Plan } from '../../plan/plan.ts';
import { diffFlowPlans, diffPlans } from './diff-plans.ts';
import { diffRuns } from './diff-runs.ts';
import { findComparedRun } from './find-compared-run.ts';

/** What comparing goes by where the two are runs. */
export interface Comparing {
  bench: () => Promise<{ aws: Aws; project: Project }>;
  /** Milliseconds since 1970, for runs that go on. */
  now: number;
}

/**
 * In what any two things differ: two runs, as objects of lists or by their words (`last`, `last~1`), two plans, else two values
 * as data. Throws what finding a run throws.
 */
export async function differenceOf(before: unknown, after: unknown, { bench, now }: Comparing): Promise<Difference> {
  const [first, second] = [runWord(before), runWord(after)];
  if (first !== undefined && second !== undefined) {
    const { aws, project } = await bench();
    const runs = await Promise.all([findComparedRun(first, aws, project), findComparedRun(second, aws, project)]);
    return diffRuns(...runs, aws, now);
  }
  if (isPlan(before) && isPlan(after)) return diffPlans(before, after);
  if (isFlowPlan(before) && isFlowPlan(after)) return diffFlowPlans(before, after);
  return { before: 'first', after: 'second', ...compareSides([{ title: 'value', before, after }]), notes: [] };
}

/** Texts are compared as texts where they are no names. */
function runWord(value: unknown): string | undefined {
  if (typeof value === 'string') return /^[a-zA-Z0-9][\w-]*(?:~\d+)?$/u.test(value) ? value : undefined;
  if (!isPlain(value)) return undefined;
  const own = new Map(ownData(value));
  const name = own.get('name');
  return typeof name === 'string' && own.has('arn') && own.has('created') ? name : undefined;
}

function isPlan(value: unknown): value is Plan {
  return isPlain(value) && ['request', 'uploads', 'run'].every((name) => Object.hasOwn(value, name));
}

function isFlowPlan(value: unknown): value is FlowPlan {
  return isPlain(value) && ['flow', 'compiled', 'steps'].every((name) => Object.hasOwn(value, name));
}
