import { operations } from '../../limits/operations.ts';
import type { Command } from '../command.ts';

/** Verbs that search what can be asked about, and give examples of it. */
export const searchVerbs: readonly Command[] = [
  {
    name: 'find',
    group: 'ask',
    summary: 'search the names and docs of mlx and of every AWS service that it uses',
    about:
      'All words must occur, in the name or in the doc; what has them in its name comes first, and mlx before AWS. ' +
      '`mlx explain` tells all of what is found. Exits 1 where there is nothing.',
    args: [{ name: 'TEXT', help: 'words, or parts of words', required: true, rest: true }],
    flags: {
      limit: { type: 'number', value: 'N', help: 'at most so many', default: 20 },
      service: {
        type: 'string',
        help: 'only this service, or mlx itself',
        choices: ['mlx', ...Object.keys(operations)],
      },
    },
    examples: [
      { run: 'mlx find spot', does: 'all that has to do with spot instances' },
      { run: 'mlx find max runtime --service sagemaker', does: 'fields of SageMaker with both words' },
    ],
    effect: 'reads',
    load: () => import('../find.ts'),
  },
  {
    name: 'example',
    group: 'ask',
    summary: 'give a smallest valid value of a request, a field or a key',
    about: 'Of a request it is JSON that the service would take, for `mlx check`, the AWS CLI and the REPL.',
    args: [
      {
        name: 'NAME',
        help: 'an operation, a field of its request, a shape, a key of a head, a word of flows, a command',
        required: true,
        rest: true,
        completes: 'name',
      },
    ],
    flags: { full: { type: 'boolean', help: 'with all members that can stand together, not only the needed ones' } },
    examples: [
      { run: 'mlx example CreateTrainingJob', does: 'a smallest training job' },
      { run: 'mlx example CreateTrainingJob.InputDataConfig', does: 'one field of it' },
    ],
    effect: 'reads',
    load: () => import('../example.ts'),
  },
];
