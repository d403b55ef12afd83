import { shellWord } from '../../base/shell-word.ts';
import type { Answers } from './answers.ts';
import { writeNamed, writeParam } from './words.ts';

/** The command that makes the same job again without a question. */
export function equivalentCommand(answers: Answers, dir?: string): string {
  const { name, kind, description, instance, maxRuntime } = answers;
  const words = [
    '--name',
    name,
    '--kind',
    kind,
    ...(description === '' ? [] : ['--description', description]),
    ...answers.inputs.flatMap((input) => ['--input', writeNamed(input)]),
    ...answers.outputs.flatMap((output) => ['--output', writeNamed(output)]),
    ...answers.params.flatMap((param) => ['--param', writeParam(param)]),
    ...answers.packages.flatMap((requirement) => ['--package', requirement]),
    '--instance',
    instance,
    '--max-runtime',
    maxRuntime,
    ...(dir === undefined ? [] : ['--dir', dir]),
  ];
  return ['mlx', 'new', 'job', ...words.map(shellWord), '--yes'].join(' ');
}
