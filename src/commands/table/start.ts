import { jobKinds } from '../../base/job-kind.ts';
import type { Command } from '../command.ts';

/** Verbs by which one begins. */
export const startVerbs: readonly Command[] = [
  {
    name: 'session',
    group: 'start',
    summary: 'open the full screen: jobs, runs, tables, logs and a REPL; what `mlx` alone does',
    about: 'Needs a terminal. `?` there shows the keys.',
    args: [],
    flags: {
      'screen-reader': {
        type: 'boolean',
        help: 'tell everything in lines below each other, without boxes; MLX_SCREEN_READER=1 does so always',
      },
    },
    examples: [{ run: 'mlx', does: 'open the session of the project around you' }],
    takesScreen: true,
    effect: 'reads',
    load: () => import('../session.ts'),
  },
  {
    name: 'new',
    group: 'start',
    summary: 'make a job, or a project from a recipe, by questions or by flags',
    about:
      'Without RECIPE it asks what to make. Every question has a flag; `--yes` takes the flags and the defaults for the rest. Nothing is ever overwritten.',
    takesScreen: true,
    args: [{ name: 'RECIPE', help: '`job` for a job of your own, or a recipe', required: false, completes: 'recipe' }],
    flags: {
      name: { type: 'string', value: 'NAME', help: 'name of the job' },
      kind: { type: 'string', help: 'what kind of job', choices: jobKinds, default: 'processing' },
      description: { type: 'string', value: 'TEXT', help: 'what it does, in a line' },
      input: { type: 'list', value: 'NAME=REF', help: 'an input: a table, a query, files; may be repeated' },
      output: { type: 'list', value: 'NAME=REF', help: 'an output: a table, files, the model; may be repeated' },
      param: { type: 'list', value: 'NAME:TYPE=DEFAULT', help: 'a param; may be repeated' },
      package: { type: 'list', value: 'REQUIREMENT', help: 'a Python package; may be repeated' },
      instance: { type: 'string', value: 'TYPE', help: 'the machine', default: 'ml.m5.large' },
      'max-runtime': { type: 'string', value: 'DURATION', help: 'longest time it may run', default: '1h' },
      dir: { type: 'string', value: 'DIR', help: 'folder to write in', completes: 'file' },
      yes: { type: 'boolean', short: 'y', help: 'ask nothing' },
      'dry-run': { type: 'boolean', help: 'show what would be written' },
    },
    examples: [
      { run: 'mlx new flights', does: 'a project with real data and two jobs' },
      {
        run: "mlx new job --name late --input 'flights=select * from nyc.flights' --output late=table:ml.late --yes",
        does: 'a job of your own, without a question',
      },
    ],
    effect: 'writes files',
    load: () => import('../new.ts'),
  },
  {
    name: 'tour',
    group: 'start',
    summary: 'see it all once, on real data, on this machine',
    about: 'Makes the recipe flights in DIR and walks through it by the command lines that one would type.',
    takesScreen: true,
    args: [{ name: 'DIR', help: 'folder for the project', required: false, completes: 'file' }],
    flags: {},
    examples: [{ run: 'mlx tour', does: 'in the cache folder, to be kept or thrown away' }],
    effect: 'writes files',
    load: () => import('../tour.ts'),
  },
];
