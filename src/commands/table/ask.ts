import { headKinds } from '../../define/head-kind.ts';
import type { Argument, Command, Flag } from '../command.ts';
import { run } from './words.ts';

const name: Argument = {
  name: 'NAME',
  help: 'a key of a head or of mlx.toml, a word of flows, an expression, a command, an error, a machine, a request or answer of AWS and its fields, a shape; of a job: `train.instance`',
  required: true,
  rest: true,
  completes: 'name',
};

const kind: Flag = { type: 'string', help: 'as it is for jobs of this kind', choices: headKinds };

/** Verbs that tell what something is, where it may stand, and in what two things differ. */
export const askVerbs: readonly Command[] = [
  {
    name: 'explain',
    group: 'ask',
    summary: 'tell what something is: type, rule, values, what it becomes, where it may stand',
    args: [name],
    flags: { kind },
    examples: [
      { run: 'mlx explain max_runtime', does: 'a key of a head, and what it becomes in each request' },
      { run: 'mlx explain instance --kind training', does: 'all machines of a training job' },
      { run: 'mlx explain CreateTrainingJob.ResourceConfig', does: 'a part of a request, field by field' },
    ],
    effect: 'reads',
    load: () => import('../explain.ts'),
  },
  {
    name: 'uses',
    group: 'ask',
    summary: 'tell where something may be used, what it becomes, and what decides on it',
    args: [name],
    flags: { kind },
    examples: [
      { run: 'mlx uses CreateTrainingJob.StoppingCondition', does: 'the keys of a head that decide on it' },
      { run: 'mlx uses ResourceConfig', does: 'every request and answer that holds it' },
    ],
    effect: 'reads',
    load: () => import('../uses.ts'),
  },
  {
    name: 'dir',
    group: 'ask',
    summary: 'list the names below something, or all that can be asked about',
    args: [{ ...name, required: false }],
    flags: { kind },
    examples: [{ run: 'mlx dir sagemaker', does: 'all operations of a service' }],
    effect: 'reads',
    load: () => import('../dir.ts'),
  },
  {
    name: 'diff',
    group: 'ask',
    summary: 'say in what two runs differ: params, inputs, code, packages, machine, metrics, times, cost',
    about:
      'A run may be given as in `mlx show`, or as so many before another: `last~1`, `train~2`. Code is compared file by file and line by ' +
      'line where it can still be read. Two files that end in `.json` are compared by their values.',
    args: [
      { ...run, name: 'A', help: 'a run, or a file of JSON' },
      { ...run, name: 'B', help: 'the other' },
    ],
    flags: {},
    examples: [
      { run: 'mlx diff last~1 last', does: 'what changed between the last two runs' },
      { run: 'mlx diff before.json after.json', does: 'two requests' },
    ],
    effect: 'reads',
    load: () => import('../diff.ts'),
  },
];
