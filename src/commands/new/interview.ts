import type { Ask } from '../question.ts';
import type { Answers } from './answers.ts';
import { suggestInput, suggestOutput, type KnownTable } from './suggest.ts';
import { inputForm, outputForm, paramForm, readNamed, readParam } from './words.ts';

/** What the interview goes by besides the answers so far. */
export interface Knowledge {
  tables: readonly KnownTable[];
  instances: readonly string[];
  /** What is wrong with the job that these answers make, in one line. */
  faultOf: (answers: Answers) => string | undefined;
}

/** Asks for a job, one thing after the other. Each answer is held against the rules of the head while it is typed. */
export async function interview(start: Answers, ask: Ask, knowledge: Knowledge): Promise<Answers> {
  const asked = { ask, knowledge };
  let answers = await askText(start, asked, { field: 'name', message: 'Name of the job' });
  const kind = await ask({ kind: 'choice', message: 'What kind of job', fallback: answers.kind, choices: kinds });
  answers = { ...answers, kind: kind === 'training' ? 'training' : 'processing' };
  answers = await askText(answers, asked, { field: 'description', message: 'What it does, in a line' });
  answers = await askList(answers, asked, {
    field: 'inputs',
    message: 'An input',
    form: inputForm,
    read: readNamed,
    complete: (typed) => suggestInput(typed, knowledge.tables),
  });
  answers = await askList(answers, asked, {
    field: 'outputs',
    message: 'An output',
    form: outputForm,
    read: readNamed,
    complete: suggestOutput,
  });
  answers = await askList(answers, asked, { field: 'params', message: 'A param', form: paramForm, read: readParam });
  answers = await askList(answers, asked, {
    field: 'packages',
    message: 'A package',
    form: 'a requirement such as scikit-learn>=1.4',
    read: (typed) => typed,
  });
  answers = await askText(answers, asked, {
    field: 'instance',
    message: 'Machine',
    complete: (typed) => knowledge.instances.filter((name) => name.startsWith(typed) && name !== typed),
  });
  return askText(answers, asked, { field: 'maxRuntime', message: 'Longest time it may run' });
}

const kinds = [
  { value: 'processing', name: 'processing', description: 'reads data and writes data' },
  { value: 'training', name: 'training', description: 'makes a model, with metrics over time' },
] as const;

interface Asked {
  ask: Ask;
  knowledge: Knowledge;
}

interface TextField {
  field: 'name' | 'description' | 'instance' | 'maxRuntime';
  message: string;
  complete?: (typed: string) => readonly string[];
}

async function askText(
  answers: Answers,
  { ask, knowledge }: Asked,
  { field, message, complete }: TextField,
): Promise<Answers> {
  const check = (typed: string) => knowledge.faultOf({ ...answers, [field]: typed });
  const text = await ask({ kind: 'text', message, fallback: answers[field], check, complete });
  return { ...answers, [field]: text };
}

type ListName = 'inputs' | 'outputs' | 'params' | 'packages';

interface ListField<F extends ListName> {
  field: F;
  message: string;
  form: string;
  read: (typed: string) => Answers[F][number] | undefined;
  complete?: (typed: string) => readonly string[];
}

/** Asks for items until one is left empty; those that flags gave stand before them. */
async function askList<F extends ListName>(
  answers: Answers,
  { ask, knowledge }: Asked,
  list: ListField<F>,
): Promise<Answers> {
  const { field, form, read, complete } = list;
  const more = (so: Answers, item: Answers[F][number]): Answers => ({ ...so, [field]: [...so[field], item] });
  let grown = answers;
  for (;;) {
    const check = (typed: string) => {
      if (typed === '') return undefined;
      const item = read(typed);
      if (item === undefined) return `write it as ${form}`;
      if (nameOf(item) !== undefined && grown[field].some((one) => nameOf(one) === nameOf(item))) {
        return `there is one called ${nameOf(item)} already`;
      }
      return knowledge.faultOf(more(grown, item));
    };
    const message = `${list.message}, or nothing:`;
    const typed = await ask({ kind: 'text', message, fallback: '', hint: form, check, complete });
    const item = typed === '' ? undefined : read(typed);
    if (item === undefined) return grown;
    grown = more(grown, item);
  }
}

function nameOf(item: Answers[ListName][number]): string | undefined {
  return typeof item === 'string' ? undefined : item.name;
}
