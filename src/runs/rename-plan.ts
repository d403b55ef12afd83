import type { Plan } from '../plan/plan.ts';

/** The same plan for a run of another name: wherever the old name stands, in the request or in a place, the new one does. */
export function renamePlan(plan: Plan, run: string): Plan {
  const { job, ...rest } = plan;
  return { job, ...(renamed(rest, plan.run, run) as Omit<Plan, 'job'>) };
}

function renamed(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return value.replaceAll(from, to);
  if (Array.isArray(value)) return value.map((one) => renamed(one, from, to));
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, from, to)]));
}
