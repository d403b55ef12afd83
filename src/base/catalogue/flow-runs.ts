import { entry } from '../entry.ts';

export const flowRunErrors = {
  FLOW_VALUE_MISSING: entry<{ expression: string; uri: string; reason: string }>({
    audience: 'job',
    what: ({ expression }) => `${expression} has no value in this run`,
    why: ({ uri, reason }) => `In ${uri}: ${reason}.`,
    fix: () => 'Let the step write the file and the value that the flow reads, or correct the expression.',
    still: () => 'Steps that completed keep what they made.',
  }),
  FLOW_RUN_TAKEN: entry<{ run: string }>({
    audience: 'you',
    what: ({ run }) => `there is a run "${run}" already`,
    why: () => "A run's name is its own.",
    fix: () => 'Run the flow again; it gets a name of its own.',
    still: () => 'Nothing was started.',
  }),
};
