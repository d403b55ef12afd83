import { entry } from '../entry.ts';

export const commandErrors = {
  VERB_UNKNOWN: entry<{ verb: string; nearest?: string }>({
    audience: 'you',
    what: ({ verb }) => `mlx has no command "${verb}"`,
    why: () => '`mlx help` lists all commands.',
    fix: ({ nearest }) => (nearest ? `Did you mean \`mlx ${nearest}\`?` : 'Run `mlx help`.'),
    still: () => 'Nothing was done.',
  }),
  FLAG_UNKNOWN: entry<{ verb: string; flag: string; nearest?: string }>({
    audience: 'you',
    what: ({ verb, flag }) => `\`mlx ${verb}\` has no flag ${flag}`,
    why: ({ verb }) => `\`mlx ${verb} --help\` lists its flags.`,
    fix: ({ flag, nearest }) => (nearest ? `Did you mean \`${nearest}\`?` : `Leave ${flag} out.`),
    still: () => 'Nothing was done.',
  }),
  FLAG_VALUE_MISSING: entry<{ flag: string; value: string }>({
    audience: 'you',
    what: ({ flag }) => `${flag} needs a value`,
    why: ({ flag, value }) => `It is given as \`${flag} ${value}\` or \`${flag}=${value}\`.`,
    fix: ({ flag, value }) => `Write a value after ${flag}: \`${flag} ${value}\`.`,
    still: () => 'Nothing was done.',
  }),
  FLAG_VALUE_WRONG: entry<{ flag: string; value: string; rule: string; nearest?: string }>({
    audience: 'you',
    what: ({ flag, value }) => `${flag} can't be "${value}"`,
    why: ({ flag, rule }) => `${flag} takes ${rule}.`,
    fix: ({ flag, rule, nearest }) => (nearest ? `Did you mean \`${flag} ${nearest}\`?` : `Give ${flag} ${rule}.`),
    still: () => 'Nothing was done.',
  }),
  ARGUMENT_MISSING: entry<{ verb: string; argument: string; help: string }>({
    audience: 'you',
    what: ({ verb, argument }) => `\`mlx ${verb}\` needs ${argument}`,
    why: ({ argument, help }) => `${argument} is ${help}.`,
    fix: ({ verb, argument }) => `Run \`mlx ${verb} ${argument}\`; \`mlx ${verb} --help\` has examples.`,
    still: () => 'Nothing was done.',
  }),
  ARGUMENT_UNEXPECTED: entry<{ verb: string; word: string; takes: string }>({
    audience: 'you',
    what: ({ verb, word }) => `\`mlx ${verb}\` can't use "${word}"`,
    why: ({ takes }) => `It takes ${takes}.`,
    fix: ({ word }) => `Leave "${word}" out, or put quotes around words that belong together.`,
    still: () => 'Nothing was done.',
  }),
  PARAM_BEFORE_JOB: entry<{ verb: string; flag: string }>({
    audience: 'you',
    what: ({ flag }) => `${flag} stands before the name of the job`,
    why: ({ verb }) => `\`mlx ${verb}\` has no such flag of its own, and params of a job come after its name.`,
    fix: ({ verb, flag }) => `Write the job first: \`mlx ${verb} JOB ${flag} ...\`.`,
    still: () => 'Nothing was done.',
  }),
  SESSION_WITHOUT_TERMINAL: entry<{ verb: string }>({
    audience: 'you',
    what: ({ verb }) => `\`mlx ${verb}\` needs a terminal`,
    why: () => 'It takes the whole screen, and its input or output is no terminal here.',
    fix: () => 'Every verb works without one: `mlx ls`, `mlx run JOB`, `mlx check`; `mlx help` lists them all.',
    still: () => 'Nothing was done.',
  }),
  VERB_TAKES_SCREEN: entry<{ verb: string }>({
    audience: 'you',
    what: ({ verb }) => `\`mlx ${verb}\` can't run inside the session`,
    why: () => 'It takes the whole screen for itself.',
    fix: ({ verb }) => `Leave with q and run \`mlx ${verb}\` in the shell.`,
    still: () => 'Nothing was done.',
  }),
  NAME_UNEXPLAINED: entry<{ name: string; nearest?: string }>({
    audience: 'you',
    what: ({ name }) => `nothing is known of "${name}"`,
    why: () =>
      'mlx explains keys of the head and of mlx.toml, words of flows and expressions, commands, errors, machines, and every request, answer and shape of AWS, such as CreateTrainingJob.RoleArn.',
    fix: ({ name, nearest }) =>
      nearest
        ? `Did you mean \`${nearest}\`?`
        : `Look for it in all that is written: \`mlx find ${/^[\w.-]+$/u.test(name) ? name : 'WORDS'}\`; \`mlx dir\` lists what can be asked about.`,
    still: () => 'Nothing was done.',
  }),
  TOPIC_UNKNOWN: entry<{ topic: string; nearest?: string }>({
    audience: 'you',
    what: ({ topic }) => `there is no help on "${topic}"`,
    why: () => '`mlx help` lists all commands and topics.',
    fix: ({ nearest }) => (nearest ? `Did you mean \`mlx help ${nearest}\`?` : 'Run `mlx help`.'),
    still: () => 'Nothing was done.',
  }),
  JOBS_NONE: entry<{ folder: string; patterns: string }>({
    audience: 'you',
    what: ({ folder }) => `there are no jobs in ${folder}`,
    why: ({ patterns }) => `A job is a script with a head; mlx looked for scripts in ${patterns}.`,
    fix: () => 'Run `mlx new` to make one, or `mlx help head` to write a head yourself.',
    still: () => 'Nothing was done.',
  }),
  INTERRUPTED: entry<Record<string, never>>({
    audience: 'cancelled',
    what: () => 'interrupted',
    why: () => 'You left a question without an answer.',
    fix: () => 'Run the command again; every question is also a flag.',
    still: () => 'What the question was about was not done; what came before it stays.',
  }),
  VERB_INTERRUPTED: entry<{ verb: string }>({
    audience: 'cancelled',
    what: ({ verb }) => `\`mlx ${verb}\` was interrupted`,
    why: () => 'It was told to stop by Ctrl-C, or because the terminal went away.',
    fix: () => 'Run the command again.',
    still: () => 'Runs that were started go on; `mlx ls` shows them.',
  }),
  BUG: entry<{ message: string }>({
    audience: 'bug',
    what: ({ message }) => `mlx broke: ${message}`,
    why: () => 'This is a bug in mlx, not in your job.',
    fix: () => 'Run the command again with MLX_DEBUG=1 and report what it prints.',
    still: () => 'Runs that were started go on; `mlx ls` shows them.',
  }),
  FLOW_APPROVAL_WHICH: entry<{ run: string; waiting: readonly string[] }>({
    audience: 'you',
    what: ({ run, waiting }) =>
      waiting.length === 0 ? `${run} waits for no approval` : `${run} waits for ${waiting.length} approvals`,
    why: ({ waiting }) =>
      waiting.length === 0 ? 'Only a step that waits can be answered.' : `They are ${waiting.join(', ')}.`,
    fix: ({ run, waiting }) =>
      waiting.length === 0
        ? `\`mlx show ${run}\` shows where it is.`
        : `Name one: \`mlx approve ${run} ${waiting[0]}\`.`,
    still: () => 'Nothing was answered.',
  }),
};
