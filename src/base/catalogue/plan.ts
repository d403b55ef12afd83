import { entry } from '../entry.ts';

export const planErrors = {
  PLAN_FAULTS: entry<{ job: string; count: number }>({
    audience: 'you',
    what: ({ job, count }) => `${job} can't run as it is: ${count === 1 ? 'one rule is' : `${count} rules are`} broken`,
    why: () => "The request was checked against the service's own limits before sending.",
    fix: () => 'Repair the places shown.',
    still: () => 'Nothing was sent.',
  }),
  CODE_UNREADABLE: entry<{ path: string; reason: string }>({
    audience: 'you',
    what: ({ path }) => `${path} can't be read`,
    why: ({ reason }) => `It travels with the job, and reading it failed: ${reason}.`,
    fix: ({ path }) => `Make ${path} readable, or take it out of \`include\` in the head.`,
    still: () => 'Nothing was sent.',
  }),
};
