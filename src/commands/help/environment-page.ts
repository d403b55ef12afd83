import type { HelpPage } from './help-page.ts';

/** `mlx help environment`. */
export const environmentPage: HelpPage = {
  title: 'Variables that mlx obeys',
  sections: [
    {
      entries: [
        { term: 'MLX_ON', text: 'where jobs run, as `--on` says; `mlx help where`' },
        { term: 'MLX_READ_ONLY', text: 'when set, nothing is changed, as `--read-only` says; `0` is as not set' },
        { term: 'MLX_NOTIFY', text: 'how the session tells that a run has ended: `off`, `bell` or `desktop`' },
        { term: 'MLX_CACHE', text: 'the folder of Python environments, in place of `~/.cache/mlx`' },
        { term: 'MLX_DEBUG', text: 'when set, errors are printed with the place in mlx where they arose' },
        { term: 'NO_COLOR', text: 'when set, nothing is coloured' },
        { term: 'FORCE_COLOR', text: 'when set, colours are written to files and pipes too; `0` turns them off' },
        { term: 'AWS_REGION, AWS_PROFILE, ...', text: "as everywhere in AWS's tools, wherever `--on` names a profile" },
      ],
    },
  ],
};
