import type { HelpPage } from './help-page.ts';

/** `mlx help where`. */
export const wherePage: HelpPage = {
  title: 'Where a job runs',
  sections: [
    { text: 'The same script, head, plan and commands serve both places; only the flag differs.' },
    {
      entries: [
        {
          term: '--on local',
          text: 'The AWS inside mlx: SageMaker, S3, Athena and CloudWatch Logs from the folder `.mlx` of your project. Needs no account, costs nothing. This is the default.',
        },
        {
          term: '--on PROFILE',
          text: 'AWS, with a profile of `~/.aws/config`. Anything that the AWS CLI accepts for credentials works.',
        },
        { term: '--on aws', text: 'AWS, with whatever credentials the environment of this shell has.' },
        { term: 'on = "PROFILE"', text: 'In `mlx.toml`: the default of the project.' },
        { term: 'MLX_ON=PROFILE', text: 'In the environment: the default of your shell, over that of the project.' },
      ],
    },
  ],
};
