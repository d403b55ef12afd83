import type { Command } from '../command.ts';
import { as, confirm, notify, only, param, run, target } from './words.ts';

/** Verbs that run jobs and flows. */
export const runVerbs: readonly Command[] = [
  {
    name: 'run',
    group: 'run',
    summary: 'run a job or a flow and follow it to its end',
    about:
      'Checks it, plans it, sends it, and follows its log. `+train` is a flow by heads alone: train with all that it needs; `prepare+` takes what follows as well. The params are flags too: `mlx run train --depth 8`; `mlx run train --help` lists them. Ctrl-C lets go of the run and leaves it running. The exit code is 0 when it completed and 1 when it failed.',
    args: [target],
    flags: {
      as,
      only,
      param,
      follow: { type: 'boolean', short: 'f', help: 'follow until it ends (the default)' },
      detach: { type: 'boolean', short: 'd', help: 'return as soon as it is sent' },
      notify,
      confirm,
    },
    examples: [
      { run: 'mlx run train --depth 8', does: 'run jobs/train.py with one param set' },
      { run: 'mlx run +train --as pipeline', does: 'train and all that it needs, as a SageMaker Pipeline' },
      { run: "mlx run train --notify 'say $MLX_STATUS'", does: 'hear of its end' },
      { run: 'mlx run train --on prod --detach', does: 'send it to AWS with the profile prod' },
    ],
    takesParams: true,
    effect: 'spends',
    load: () => import('../run.ts'),
  },
  {
    name: 'check',
    group: 'run',
    summary: 'check all jobs and flows, those named, or a request',
    about:
      'Every fault is shown at its place with the rule and the repair; exit code 2 when there is any. ' +
      'Scripts are only read; a `.job.ts` or `.flow.ts` is a program, and is run to learn what it makes. ' +
      'Where a project has flows, the types that editors know its scripts by are written anew.',
    args: [
      {
        ...target,
        help: 'jobs and flows, by name or path; or an operation of AWS and a request for it in a JSON file; or the definition of a pipeline or a state machine in one; `-` is what is piped in',
        required: false,
        rest: true,
      },
    ],
    flags: {},
    examples: [
      { run: 'mlx check train', does: 'check one job' },
      { run: 'mlx check CreateTrainingJob request.json', does: 'what the service would refuse of a request' },
    ],
    effect: 'writes files',
    load: () => import('../check.ts'),
  },
  {
    name: 'plan',
    group: 'run',
    summary: 'show what running a job or a flow would send, cost, keep and lose',
    about:
      'With `--json` it prints the request, the pipeline definition or the state machine exactly as it would be sent.',
    args: [target],
    flags: {
      as,
      only,
      param,
      diff: { type: 'string', value: 'WAYS', help: 'one flow in several ways, side by side: `pipeline,states`' },
      policy: { type: 'boolean', help: 'print the least policy for the role of the state machine' },
    },
    examples: [
      { run: 'mlx plan train --json', does: "the request in AWS's own words" },
      { run: 'mlx plan +train --diff pipeline,states', does: 'what differs by the way of running' },
    ],
    takesParams: true,
    effect: 'reads',
    load: () => import('../plan.ts'),
  },
  {
    name: 'stop',
    group: 'run',
    summary: 'stop a run of a job or a flow',
    args: [run],
    flags: { confirm },
    examples: [{ run: 'mlx stop train', does: 'stop the newest run of train' }],
    effect: 'destroys',
    load: () => import('../stop.ts'),
  },
];
