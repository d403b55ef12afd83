import { entry } from '../entry.ts';

export const flowPlanErrors = {
  FLOW_FAULTS: entry<{ flow: string; way: string; count: number }>({
    audience: 'you',
    what: ({ flow, way, count }) =>
      `${flow} can't run as ${wayWords(way)}: ${count === 1 ? 'one rule is' : `${count} rules are`} broken`,
    why: () =>
      "Every step's request was checked against the service's own limits, with examples for what only a run knows.",
    fix: () => 'Repair the places shown.',
    still: () => 'Nothing was sent.',
  }),
};

function wayWords(way: string): string {
  if (way === 'pipeline') return 'a pipeline';
  return way === 'states' ? 'a state machine' : 'direct jobs';
}
