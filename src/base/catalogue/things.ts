import { entry } from '../entry.ts';

export const thingErrors = {
  THING_UNKNOWN: entry<{ name: string; nearest?: string }>({
    audience: 'you',
    what: ({ name }) => `there is nothing called "${name}" here`,
    why: () =>
      'It is no job, flow, run, table, feature group, model, endpoint or log group of this account and region, by name or ARN.',
    fix: ({ nearest }) =>
      nearest === undefined
        ? '`a` in the tree shows everything of the account; `mlx ls` and `mlx tables` list runs and tables.'
        : `Did you mean ${nearest}?`,
    still: () => 'Nothing was changed.',
  }),
  THING_ELSEWHERE: entry<{ arn: string; account: string; region: string; here: string }>({
    audience: 'you',
    what: ({ account, region }) => `that ARN is of account ${account || 'unknown'} in ${region || 'no region'}`,
    why: ({ arn, here }) => `${arn} can't be read here: this is ${here}.`,
    fix: ({ region }) =>
      `Open the session with a profile of that account and ${region || 'its region'}: \`mlx --on PROFILE\`.`,
    still: () => 'Nothing was changed.',
  }),
  THING_NOT_SHOWN: entry<{ arn: string; resource: string }>({
    audience: 'you',
    what: ({ resource }) => `mlx shows no ${resource}`,
    why: ({ arn }) =>
      `${arn} is neither a job, an execution, a table, a feature group, a model, an endpoint nor a log group.`,
    fix: () => "The AWS console shows it; so does the service's own client in the REPL: `aws.sagemaker`.",
    still: () => 'Nothing was changed.',
  }),
  LIST_PAGE_UNKNOWN: entry<{ kind: string }>({
    audience: 'you',
    what: ({ kind }) => `no page of the list of ${kind}s begins there`,
    why: () => 'A list goes on at the `next` that its page before came with, as it came.',
    fix: () => 'List from the start, without `next`.',
    still: () => 'Nothing was changed.',
  }),
};
