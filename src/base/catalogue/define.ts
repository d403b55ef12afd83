import { entry } from '../entry.ts';

export const defineErrors = {
  HEAD_FAULTS: entry<{ file: string; count: number }>({
    audience: 'you',
    what: ({ file, count }) => `${file} has ${count === 1 ? 'a fault' : `${count} faults`} in its head`,
    why: () => 'The head is checked before anything else, so that no mistake travels.',
    fix: () => 'Repair the places shown, then run `mlx check` again.',
    still: () => 'Nothing was sent.',
  }),
  HEAD_MISSING: entry<{ file: string; mark: string }>({
    audience: 'you',
    what: ({ file }) => `${file} has no head that makes it a job`,
    why: ({ mark }) => `A job is a script with a block \`${mark} /// script\` that holds [tool.mlx].`,
    fix: ({ mark }) =>
      ['Put this at the top of the script:', '/// script', '[tool.mlx]', 'kind = "processing"', '///']
        .map((line, index) => (index === 0 ? line : `${mark} ${line}`))
        .join('\n'),
    still: () => 'Nothing was sent.',
  }),
  PROJECT_FAULTS: entry<{ file: string; count: number }>({
    audience: 'you',
    what: ({ file, count }) => `${file} has ${count === 1 ? 'a fault' : `${count} faults`}`,
    why: () => 'The settings of the project hold for all its jobs, so they are checked first.',
    fix: () => 'Repair the places shown.',
    still: () => 'Nothing was sent.',
  }),
  FILE_UNREADABLE: entry<{ file: string; reason: string }>({
    audience: 'you',
    what: ({ file, reason }) => `${file} ${reasons[reason]?.what ?? `can't be read (${reason})`}`,
    why: ({ reason }) => reasons[reason]?.why ?? 'The operating system refused to open it.',
    fix: ({ reason }) => reasons[reason]?.fix ?? 'Check the file and the disk that it is on.',
    still: () => 'Nothing was sent.',
  }),
  FILE_NOT_TEXT: entry<{ file: string; encoding: string; line: number }>({
    audience: 'you',
    what: ({ file, encoding, line }) => `${file} is not UTF-8 text: line ${line} is in ${encoding}`,
    why: () => 'Scripts and settings are read as UTF-8.',
    fix: () => 'Save the file as UTF-8; editors offer it as "Save with encoding".',
    still: () => 'Nothing was sent.',
  }),
  SCRIPT_ENDING: entry<{ file: string; endings: readonly string[] }>({
    audience: 'you',
    what: ({ file }) => `${file} is not a kind of script that mlx knows`,
    why: ({ endings }) => `The ending tells how a head is written and what runs the script: ${endings.join(', ')}.`,
    fix: () => 'Rename the script, or call it from one of these.',
    still: () => 'Nothing was sent.',
  }),
  JOB_NAME: entry<{ file: string; name: string; better: string }>({
    audience: 'you',
    what: ({ name }) => `a job can't be named ${JSON.stringify(name)}`,
    why: () => 'A job is named by its file: letters, digits, _ and -, starting with a letter or digit, at most 63.',
    fix: ({ file, name, better }) => `Rename ${file}, for instance to ${file.replace(name, () => better)}.`,
    still: () => 'Nothing was sent.',
  }),
  JOB_UNKNOWN: entry<{ name: string; nearest?: string; known: readonly string[] }>({
    audience: 'you',
    what: ({ name }) => `there is no job ${JSON.stringify(name)} in this project`,
    why: ({ known }) =>
      known.length === 0
        ? 'No script with a head was found in the folders that the project names.'
        : `The project has ${known.slice(0, 12).join(', ')}${known.length > 12 ? ` and ${known.length - 12} more` : ''}.`,
    fix: ({ nearest, known }) =>
      nearest
        ? `Did you mean \`${nearest}\`?`
        : known.length === 0
          ? '`mlx new` makes one.'
          : 'Name one of these, or a path.',
    still: () => 'Nothing was sent.',
  }),
  JOB_AMBIGUOUS: entry<{ name: string; paths: readonly string[] }>({
    audience: 'you',
    what: ({ name, paths }) => `${paths.length} files make a job named ${JSON.stringify(name)}`,
    why: ({ paths }) => `They are ${paths.join(', ')}.`,
    fix: ({ paths }) => `Name the one you mean by its path: \`${paths[0] ?? ''}\`.`,
    still: () => 'Nothing was sent.',
  }),
  JOB_MODULE: entry<{ file: string; reason: string }>({
    audience: 'you',
    what: ({ file, reason }) => `${file} can't be used as a job: ${reason}`,
    why: () => 'A file that ends in .job.ts is imported, and its default export is the job.',
    fix: () => "Write `import { defineJob } from 'mlx';` and `export default defineJob({ ... });`.",
    still: () => 'Nothing was sent.',
  }),
  JOB_SPEC: entry<{ script: string; problems: readonly string[] }>({
    audience: 'you',
    what: ({ script, problems }) =>
      `defineJob(${script}) has ${problems.length === 1 ? 'a fault' : `${problems.length} faults`}`,
    why: ({ problems }) => problems.join('\n'),
    fix: () => 'Repair these in the call of defineJob().',
    still: () => 'Nothing was sent.',
  }),
  PARAM_FAULTS: entry<{ job: string; problems: readonly { what: string; rule: string; fix: string }[] }>({
    audience: 'you',
    what: ({ job, problems }) =>
      problems.length === 1 ? (problems[0]?.what ?? '') : `${problems.length} params of ${job} are wrong`,
    why: ({ problems }) =>
      problems.map(({ what, rule }) => (problems.length === 1 ? rule : `${what}: ${rule}`)).join('\n'),
    fix: ({ problems }) => problems.map(({ fix }) => fix).join('\n'),
    still: () => 'Nothing was sent.',
  }),
};

const reasons: Readonly<Record<string, { what: string; why: string; fix: string } | undefined>> = {
  ENOENT: { what: "doesn't exist", why: 'No file has this path.', fix: 'Check the path; `mlx check` lists the jobs.' },
  ENOTDIR: { what: "doesn't exist", why: 'A part of its path is a file.', fix: 'Check the path.' },
  EISDIR: { what: 'is a folder', why: 'A file is wanted here.', fix: 'Name a file in it.' },
  EACCES: { what: 'may not be read', why: 'You lack the permission to read it.', fix: 'Give it: `chmod u+r`.' },
  EPERM: { what: 'may not be read', why: 'You lack the permission to read it.', fix: 'Give it: `chmod u+r`.' },
  ELOOP: { what: 'is a link in a circle', why: 'Its links lead back to themselves.', fix: 'Remove the link.' },
  special: { what: 'is not a regular file', why: 'Pipes and devices are not read.', fix: 'Name a regular file.' },
};
