import { entry } from '../entry.ts';

export const planErrors = {
  PLAN_FAULTS: entry<{ job: string; count: number }>({
    audience: 'you',
    what: ({ job, count }) => `${job} can't run as it is: ${count === 1 ? 'one rule is' : `${count} rules are`} broken`,
    why: () => "The request was checked against the service's own limits before sending.",
    fix: () => 'Repair the places shown.',
    still: () => 'Nothing was sent.',
  }),
};
