import { portOfServe } from '../../aws/calls/port-of-serve.ts';
import type { Command } from '../command.ts';

/** Verbs about mlx itself. */
export const itselfVerbs: readonly Command[] = [
  {
    name: 'doctor',
    group: 'mlx',
    summary: 'look at what mlx needs here and in AWS, and say what to repair',
    args: [],
    flags: {},
    examples: [{ run: 'mlx doctor --on prod', does: 'credentials, region, role and bucket of a profile' }],
    effect: 'reads',
    load: () => import('../doctor.ts'),
  },
  {
    name: 'local serve',
    group: 'mlx',
    summary: 'answer as AWS on a port of this machine, for boto3 and the AWS CLI',
    about: 'Answers the same as `--on local`, on 127.0.0.1 only, until Ctrl-C.',
    args: [],
    flags: { port: { type: 'number', value: 'PORT', help: 'the port; 0 takes any free one', default: portOfServe } },
    examples: [{ run: 'mlx local serve --port 0', does: 'any free port' }],
    effect: 'writes files',
    load: () => import('../local-serve.ts'),
  },
  {
    name: 'help',
    group: 'mlx',
    summary: 'what mlx does; help on a command or a topic',
    about:
      'Topics: `head`, `project`, `schema`, `where`, `exit-codes`, `errors`, `keys`, `environment`, and the code of any error.',
    args: [{ name: 'TOPIC', help: 'a command or a topic', required: false, rest: true, completes: 'topic' }],
    flags: {},
    examples: [{ run: 'mlx help head', does: 'every key of a head' }],
    effect: 'reads',
    load: () => import('../help.ts'),
  },
  {
    name: 'completion',
    group: 'mlx',
    summary: 'print a script that completes words in your shell',
    about:
      'bash: `source <(mlx completion bash)` in `~/.bashrc`. zsh: the same in `~/.zshrc`. fish: `mlx completion fish | source`.',
    args: [{ name: 'SHELL', help: 'bash, zsh or fish', required: true }],
    flags: {},
    examples: [{ run: 'source <(mlx completion bash)', does: 'complete in this shell' }],
    effect: 'reads',
    load: () => import('../completion.ts'),
  },
  {
    name: 'version',
    group: 'mlx',
    summary: 'print the version',
    args: [],
    flags: {},
    examples: [],
    effect: 'reads',
    load: () => import('../version.ts'),
  },
  {
    name: '__complete',
    summary: 'tell a shell the words that may stand next',
    args: [{ name: 'WORD', help: 'the words so far, the last one unfinished', required: false, rest: true }],
    flags: {},
    examples: [],
    effect: 'reads',
    load: () => import('../complete.ts'),
  },
];
