import type { ResolvedInput } from '../../plan/plan.ts';

/** What an input stands for now, or what is wrong with it in the words of a fault. */
export type Resolution =
  | { kind: 'found'; input: ResolvedInput }
  | { kind: 'wrong'; what: string; rule: string; fix: string; nearest?: string };

export function found(input: ResolvedInput): Resolution {
  return { kind: 'found', input };
}

export function wrong(what: string, rule: string, fix: string, nearest?: string): Resolution {
  return { kind: 'wrong', what, rule, fix, nearest };
}
