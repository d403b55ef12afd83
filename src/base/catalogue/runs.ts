import { entry } from '../entry.ts';

export const runErrors = {
  RUN_UNKNOWN: entry<{ name: string; near: readonly string[] }>({
    audience: 'you',
    what: ({ name }) => `there is no run "${name}"`,
    why: () => 'A run is named by its full name, the start of it, the name of its job, or `last`.',
    fix: ({ near }) => (near.length > 0 ? `Did you mean ${near.join(' or ')}?` : '`mlx ls` lists the runs.'),
    still: () => 'Nothing was changed.',
  }),
  RUN_AMBIGUOUS: entry<{ name: string; runs: readonly string[] }>({
    audience: 'you',
    what: ({ name }) => `more than one run begins with "${name}"`,
    why: ({ runs }) => `Such as ${runs.join(', ')}.`,
    fix: () => 'Give more of the name.',
    still: () => 'Nothing was changed.',
  }),
  RUN_ELSEWHERE: entry<{ run: string; where: string }>({
    audience: 'you',
    what: ({ run }) => `${run} has no folder on this machine`,
    why: ({ where }) => `It ran in AWS (${where}), on a machine that is gone when the run ends.`,
    fix: () => 'Run it with `--on local` to look into its folder; `mlx spin` takes the inputs of a step from AWS.',
    still: () => 'Nothing was changed.',
  }),
  RUN_WITHOUT_FOLDER: entry<{ run: string }>({
    audience: 'you',
    what: ({ run }) => `${run} is a run of a flow, and has no folder of its own`,
    why: () => 'Each of its jobs has one.',
    fix: () => '`mlx ls --jobs` lists them; select one of these.',
    still: () => 'Nothing was changed.',
  }),
  RUN_ENDED: entry<{ name: string; status: string }>({
    audience: 'you',
    what: ({ name, status }) => `${name} has ended already: ${status}`,
    why: () => 'Only a run that goes on can be stopped.',
    fix: ({ name }) => `\`mlx show ${name}\` tells how it ended.`,
    still: () => 'Nothing was changed.',
  }),
  INPUT_FAULTS: entry<{ job: string; count: number }>({
    audience: 'you',
    what: ({ job, count }) => `${job} can't be given ${count === 1 ? 'one of its inputs' : `${count} of its inputs`}`,
    why: () => 'Every input was looked up before anything was sent.',
    fix: () => 'Repair the places shown.',
    still: () => 'Nothing was sent.',
  }),
  PACKAGES_UNRESOLVED: entry<{ job: string; output: string }>({
    audience: 'you',
    what: ({ job }) => `the packages of ${job} can't be had together`,
    why: ({ output }) => output,
    fix: () => 'Correct `dependencies` in the head.',
    still: () => 'Nothing was sent.',
  }),
  ROWS_WITHOUT_FILE: entry<{ sql: string }>({
    audience: 'you',
    what: () => 'Athena keeps the rows of the query to itself',
    why: () => 'Its workgroup manages results on its own, so that there is no CSV file to give to the job.',
    fix: () => 'Write `format = "parquet"` or `format = "json"` beside the `sql`.',
    still: () => 'No job was started.',
  }),
};
