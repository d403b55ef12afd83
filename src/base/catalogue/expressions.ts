import { entry } from '../entry.ts';

export const expressionErrors = {
  EXPRESSION_UNKNOWN: entry<{ expression: string }>({
    audience: 'you',
    what: ({ expression }) => `${expression} is not known here`,
    why: () => 'An expression has a value only in a run, and one of a step only when that step has completed.',
    fix: () => 'Name a run that knows it, or give a sample value for it.',
    still: () => 'Nothing was changed.',
  }),
  EXPRESSION_TYPES: entry<{ left: string; right: string }>({
    audience: 'you',
    what: ({ left, right }) => `${left} can't be held against ${right}`,
    why: () => 'Greater and smaller are told between two numbers, or between two texts.',
    fix: () => 'Compare values of one type.',
    still: () => 'Nothing was changed.',
  }),
};
