import { entry } from '../entry.ts';

export const guardErrors = {
  READ_ONLY_VERB: entry<{ verb: string; effect: 'spends' | 'destroys' }>({
    audience: 'you',
    what: ({ verb }) => `\`mlx ${verb}\` is refused: mlx is read-only here`,
    why: ({ effect }) =>
      `It ${effect === 'spends' ? 'starts what may cost money' : 'ends or takes away something'}, and \`--read-only\`, MLX_READ_ONLY or R in the session allows reading alone.`,
    fix: () => 'Leave `--read-only` out, unset MLX_READ_ONLY, or open another session.',
    still: () => 'Nothing was sent.',
  }),
  READ_ONLY_CALL: entry<{ service: string; operation: string }>({
    audience: 'you',
    what: ({ service, operation }) => `${operation} of ${service} is refused: mlx is read-only here`,
    why: () => 'It may change something, and `--read-only`, MLX_READ_ONLY or R in the session allows reading alone.',
    fix: () => 'Leave `--read-only` out, unset MLX_READ_ONLY, or open another session.',
    still: () => 'It was not sent.',
  }),
  PRODUCTION_UNCONFIRMED: entry<{ verb: string; where: string; name: string; typed?: string }>({
    audience: 'you',
    what: ({ verb, where }) => `\`mlx ${verb}\` on production, "${where}", is not confirmed`,
    why: ({ name, typed }) =>
      typed === undefined
        ? `\`production\` in mlx.toml names it, and nobody can be asked to type the name ${JSON.stringify(name)}.`
        : `\`production\` in mlx.toml names it; the name is ${JSON.stringify(name)}, not ${JSON.stringify(typed)}.`,
    fix: ({ name }) => `Give \`--confirm ${name}\` where you are sure, or run it elsewhere with \`--on\`.`,
    still: () => 'Nothing was sent.',
  }),
  NOT_CONFIRMED: entry<{ command: string }>({
    audience: 'cancelled',
    what: ({ command }) => `\`${command}\` was not confirmed`,
    why: () => 'What spends or destroys is done only after a clear yes.',
    fix: () => 'Ask for it again and say yes.',
    still: () => 'Nothing was sent.',
  }),
};
