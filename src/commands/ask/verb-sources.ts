import type { ExplainedField, Explanation } from '../../inspect/explanation.ts';
import type { Source } from '../../inspect/sources/source.ts';
import type { Command, Flag } from '../command.ts';
import { flagsOf, globalFlags } from '../flags.ts';
import { environmentPage } from '../help/environment-page.ts';
import { topics } from '../help/topics.ts';

/** What the command line itself offers to be asked about: verbs, their flags, topics of help, and variables. */
export function verbSources(commands: readonly Command[]): readonly Source[] {
  const listed = commands.filter(({ group }) => group !== undefined);
  return [
    {
      title: 'Commands',
      names: () => listed.map(({ name }) => name),
      explain: (name) => {
        const verb = listed.find((command) => command.name === withoutProgram(name));
        return verb && explainVerb(verb);
      },
    },
    {
      title: 'Flags',
      names: () => [
        ...Object.keys(globalFlags).map((flag) => `--${flag}`),
        ...listed.flatMap(({ name, flags }) => Object.keys(flags).map((flag) => `${name} --${flag}`)),
      ],
      explain: (name) => explainFlag(withoutProgram(name), listed),
    },
    { title: 'Topics of help', names: () => topics.map(({ name }) => `help ${name}`), explain: explainTopic },
    {
      title: 'Variables of the environment',
      names: () => variables().map(({ name }) => name),
      explain: (name) => variables().find((variable) => variable.name === name),
    },
  ];
}

function withoutProgram(name: string): string {
  return name.replace(/^mlx\s+/u, '');
}

const effects: Readonly<Record<Command['effect'], string>> = {
  reads: 'changes nothing',
  'writes files': 'writes files of this machine',
  spends: 'may cost money in AWS',
  destroys: 'ends or takes away something',
};

function explainVerb({ name, summary, about, args, flags, examples, effect, takesParams }: Command): Explanation {
  const words = args.map(({ name: word, required }) => (required ? word : `[${word}]`));
  return {
    name: `mlx ${name}`,
    type: 'command',
    doc: about === undefined ? sentence(summary) : `${sentence(summary)}\n${about}`,
    facts: [
      {
        name: 'written',
        text: `\`${['mlx', name, ...words, ...(takesParams ? ['[--PARAM VALUE]…'] : [])].join(' ')}\``,
      },
      { name: 'effect', text: effects[effect] },
      ...examples.map(({ run, does }) => ({ name: 'example', text: `\`${run}\`: ${does}` })),
    ],
    fields: [
      ...args.map(({ name: word, help, required }) => ({ name: word, type: 'argument', doc: help, required })),
      ...Object.entries(flags).map(([flag, told]) => flagField(flag, told)),
    ],
    source: 'mlx',
  };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function flagField(name: string, { type, help, choices, default: fallback }: Flag): ExplainedField {
  const rule = [choices && `one of ${choices.join(', ')}`, fallback !== undefined && `default ${String(fallback)}`];
  const told = rule.filter(Boolean).join('; ');
  return {
    name: `--${name}`,
    type: flagTypes[type],
    doc: help,
    required: false,
    ...(told !== '' && { rule: told }),
  };
}

const flagTypes: Readonly<Record<Flag['type'], string>> = {
  boolean: 'switch',
  string: 'text',
  number: 'number',
  list: 'text, may be repeated',
};

/** `run --as`, or `--as`: which verbs take it. */
function explainFlag(name: string, commands: readonly Command[]): Explanation | undefined {
  const found = /^(?:(?<verb>[a-z][a-z ]*) )?--(?<flag>[a-z-]+)$/u.exec(name)?.groups;
  const { verb, flag = '' } = found ?? {};
  const takers = commands.filter(
    (command) => (verb === undefined || command.name === verb) && Object.hasOwn(flagsOf(command), flag),
  );
  const [first] = takers;
  const told = first && flagsOf(first)[flag];
  if (!first || !told) return undefined;
  const { type, help, choices, default: fallback, short, value } = told;
  const isGlobal = Object.hasOwn(globalFlags, flag);
  const facts = [
    {
      name: 'written',
      text: `\`--${flag}${type === 'boolean' ? '' : ` ${value ?? 'VALUE'}`}\`${short ? `, \`-${short}\`` : ''}`,
    },
    { name: 'default', text: fallback === undefined ? undefined : String(fallback) },
    { name: 'of', text: isGlobal ? 'every command' : takers.map((taker) => `\`mlx ${taker.name}\``).join(', ') },
  ];
  return {
    name: verb === undefined ? `--${flag}` : `mlx ${verb} --${flag}`,
    type: `flag, ${flagTypes[type]}`,
    doc: sentence(help),
    facts: facts.flatMap(({ name: fact, text }) => (text === undefined ? [] : [{ name: fact, text }])),
    ...(choices && { choices: choices.map((choice) => ({ value: choice })) }),
    fields: [],
    source: 'mlx',
  };
}

function explainTopic(name: string): Explanation | undefined {
  const topic = topics.find((one) => `help ${one.name}` === withoutProgram(name));
  if (!topic) return undefined;
  const facts = [{ name: 'read', text: `\`mlx help ${topic.name}\`` }];
  return {
    name: `mlx help ${topic.name}`,
    type: 'topic of help',
    doc: sentence(topic.summary),
    facts,
    fields: [],
    source: 'mlx',
  };
}

function variables(): Explanation[] {
  const entries = environmentPage.sections.flatMap((section) => section.entries ?? []);
  return entries.flatMap(({ term, text }) =>
    term
      .split(', ')
      .filter((name) => /^[A-Z_]+$/u.test(name))
      .map((name) => ({
        name,
        type: 'variable of the environment',
        doc: sentence(text),
        facts: [],
        fields: [],
        source: 'mlx',
      })),
  );
}
