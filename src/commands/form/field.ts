import type { Param } from '../../define/definition.ts';
import { ruleOf } from '../../define/parse-params.ts';
import type { Command, Completes, Flag } from '../command.ts';
import { globalFlags } from '../flags.ts';

/** One thing that a command takes, as a form asks for it. */
export interface Field {
  /** Unique in a form, and the key of its text: `argument TARGET`, `flag as`, `param depth`. */
  key: string;
  place: 'argument' | 'flag' | 'param';
  /** As the table has it: `TARGET`, `as`, `depth`. */
  name: string;
  help: string;
  required: boolean;
  /** A switch is on, off or left alone; of words there may be several. */
  takes: 'switch' | 'choice' | 'number' | 'text' | 'words';
  choices: readonly string[];
  /** What holds where nothing is written. */
  default?: string;
  /** What stands for the value: `NAME=VALUE`. */
  value?: string;
  completes?: Completes;
  /** What the head says of it, where it is a param. */
  param?: Param;
}

/** The texts of a form by the keys of its fields; what is left alone is absent or empty. */
export type FieldTexts = Readonly<Record<string, string>>;

/** All that a command takes: arguments, the params of its job, flags; those of every face but `--on` stay with the face. */
export function fieldsOf(command: Pick<Command, 'args' | 'flags'>, params: readonly Field[] = []): Field[] {
  return [
    ...command.args.map(({ name, help, required, rest, completes }): Field => ({
      key: `argument ${name}`,
      place: 'argument',
      name,
      help,
      required,
      takes: rest ? 'words' : 'text',
      choices: [],
      completes,
    })),
    ...params,
    ...Object.entries({ ...command.flags, on: globalFlags.on }).map(([name, flag]) => fieldOfFlag(name, flag)),
  ];
}

/** What the head of a job or a flow says of one of its params. */
export function fieldOfParam(name: string, param: Param): Field {
  return {
    ...unknownParam(name),
    help: [param.help, ruleOf(param)].filter((part) => part !== undefined).join('; '),
    required: param.required,
    takes: choicesOf(param).length > 0 ? 'choice' : 'text',
    choices: choicesOf(param),
    ...(param.default !== undefined && { default: String(param.default) }),
    value: param.type === 'date' ? 'YYYY-MM-DD' : param.type.toUpperCase(),
    param,
  };
}

/** A param of which only its name is known. */
export function unknownParam(name: string): Field {
  return { key: `param ${name}`, place: 'param', name, help: '', required: false, takes: 'text', choices: [] };
}

/** How a switch stands, in a word. */
export function onOff(isOn: boolean): 'yes' | 'no' {
  return isOn ? 'yes' : 'no';
}

function choicesOf(param: Param): readonly string[] {
  if (param.type === 'enum') return param.values;
  return param.type === 'bool' ? ['true', 'false'] : [];
}

function fieldOfFlag(name: string, flag: Flag): Field {
  const { help, type, value, choices = [], completes, default: fallback } = flag;
  return {
    key: `flag ${name}`,
    place: 'flag',
    name,
    help,
    required: false,
    takes: takesOf(flag),
    choices,
    ...(fallback !== undefined && { default: type === 'boolean' ? onOff(fallback === true) : String(fallback) }),
    value,
    completes,
  };
}

function takesOf({ type, choices }: Flag): Field['takes'] {
  switch (type) {
    case 'boolean':
      return 'switch';
    case 'number':
      return 'number';
    case 'list':
      return 'words';
    case 'string':
      return choices ? 'choice' : 'text';
  }
}
